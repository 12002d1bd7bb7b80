import { BlockList, isIP } from 'node:net';

/** Whether an IP address lies in a block such as `10.0.0.0/8` or `2001:db8::/32`; what is no address does not. */
export function isInCidr(address: string, block: string): boolean {
  const [network = '', bits = ''] = block.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(address) !== family) return false;
  const list = new BlockList();
  const type = family === 6 ? 'ipv6' : 'ipv4';
  list.addSubnet(network, Number(bits), type);
  return list.check(address, type);
}
