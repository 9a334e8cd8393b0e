import * as z from 'zod';

/** An item of the registry as ConvertTo-Json writes it: its values, and what PowerShell adds about it. */
export const RegistryItem = z.record(z.string(), z.unknown());
export type RegistryItem = z.infer<typeof RegistryItem>;

/** What Windows PowerShell makes of a list that is handed over in one piece. */
export const WrappedItems = z.object({ value: z.array(z.unknown()), Count: z.number() });
