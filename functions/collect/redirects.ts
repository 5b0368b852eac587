// Where a feed's server may lead us: never from out there to this machine or the networks around it.
import { BlockList, isIP } from 'node:net';

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
// IPv4 within IPv6 is looked up among those above.
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

const isInner = ({ hostname }: URL): boolean => {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  if (version === 0) return /^localhost$|\.(localhost|local|internal)$/i.test(address);
  return inner.check(address, version === 4 ? 'ipv4' : 'ipv6');
};

/**
 * Whether a redirect may be followed: to http or https, and to an inner address only from one that the topic itself names.
 * Lambda's own runtime listens on the loopback, and a question to it would take an event away.
 */
export const mayLeadTo = (asked: URL, to: URL): boolean =>
  /^https?:$/.test(to.protocol) && (!isInner(to) || isInner(asked));
