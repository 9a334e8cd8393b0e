import { banner } from './banner.ts';
import { certificateSubject } from './certificate-subject.ts';
import { containerImage } from './container-image.ts';
import { cpe } from './cpe.ts';
import { domain } from './domain.ts';
import { fileName } from './file-name.ts';
import { fileHash, identifier, scopedIdentifier } from './identifier.ts';
import type { Matcher } from './matcher.ts';
import { makerName, productName } from './name.ts';
import { network } from './network.ts';
import { packageMatcher } from './package.ts';
import { path } from './path.ts';
import { registryKey } from './registry-key.ts';
import { service } from './service.ts';
import { signer } from './signer.ts';

/** Every way of comparing. To add one: its file, and its line here. */
export const MATCHERS: readonly Matcher[] = [
  signer,
  makerName,
  productName,
  certificateSubject,
  packageMatcher,
  cpe,
  identifier,
  scopedIdentifier,
  fileHash,
  containerImage,
  fileName,
  path,
  service,
  registryKey,
  domain,
  network,
  banner,
];
