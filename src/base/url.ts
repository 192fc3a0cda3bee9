/** RFC 8252 section 8.3: plain http never leaves the machine when the host is a loopback one. */
export const isLoopback = ({ hostname }: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
