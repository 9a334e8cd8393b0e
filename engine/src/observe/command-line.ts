/** The program of a command line: without its quotes, arguments and the kernel's prefix. */
export function imageOf(command: string): string | null {
  const plain = command.trim().replace(/^\\\?\?\\/, '');
  if (plain.startsWith('"')) return plain.slice(1).split('"', 1)[0] || null;
  const program = /^.*?\.(?:exe|sys|com|dll|bat|cmd)(?=\s|$)/i.exec(plain)?.[0];
  return program ?? (plain.split(/\s/, 1)[0] || null);
}
