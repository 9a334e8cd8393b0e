import type { BytePath } from './byte-path.ts';
import type { FileSystem } from './file-system.ts';

/**
 * File systems that show the kernel or the running system instead of holding files: statfs(2) and
 * linux/magic.h, f_type.
 */
const KERNEL_VIEWS: ReadonlySet<number> = new Set([
  0x9fa0, // proc
  0x62656572, // sysfs
  0x1cd1, // devpts
  0x27e0eb, // cgroup
  0x63677270, // cgroup2
  0x64626720, // debugfs
  0x74726163, // tracefs
  0x73636673, // securityfs
  0x62656570, // configfs
  0x6165676c, // pstore
  0xde5e81e4, // efivarfs
  0xcafe4a11, // bpf
  0x19800202, // mqueue
  0x42494e4d, // binfmt_misc
  0x65735543, // fusectl
  0x958458f6, // hugetlbfs
  0xf97cff8c, // selinuxfs
  0x67596969, // rpc_pipefs
  0x6e736673, // nsfs
  0x50495045, // pipefs
  0x534f434b, // sockfs
]);
const TMPFS = 0x01021994;

/**
 * Whether a directory at which another file system begins (or a target's root) is such a view. The device
 * directory is an ordinary tmpfs to statfs, so it goes by its name as well.
 */
export function isKernelView(files: FileSystem, path: BytePath, full: BytePath): boolean {
  const type = files.typeOf(full);
  if (type === null) return false;
  // f_type is a signed long on some systems.
  const magic = type >>> 0;
  return KERNEL_VIEWS.has(magic) || (magic === TMPFS && (path === 'dev' || full === '/dev'));
}
