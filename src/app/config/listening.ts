/** Why a port could not be opened, and what to do: with the variable and the number. The number is the only value that is
 * ever shown, because a port is no secret and there are three of them. */
import { AppError } from '../../base/errors.ts';

export type PortVariable = 'BOT_PORT' | 'INBOX_PORT' | 'OPERATIONS_PORT';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function why(code: string, variable: PortVariable, port: number): string | undefined {
  const subject = `${variable}: port ${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${subject} is in use already. Stop what listens there (often this server, started before), or choose another ${variable}`;
    case 'EACCES':
    case 'EPERM':
      return `${subject} may not be used by this user. Choose a ${variable} of 1024 or higher, and let the reverse proxy lead to it`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST is no address of this machine, so ${variable} ${port} cannot be listened to. Leave HOST out for 127.0.0.1; in a container it is 0.0.0.0`;
    case 'EAFNOSUPPORT':
      return `HOST is an IPv6 address, and this machine has none, so ${variable} ${port} cannot be listened to. Leave HOST out for 127.0.0.1`;
    default:
      return undefined;
  }
}

/** For `.catch`: a fault that is not about listening goes on as it is. @throws AppError `LISTEN_FAILED` */
export const cannotListen =
  (variable: PortVariable, port: number) =>
  (error: unknown): never => {
    const sentence = why(codeOf(error), variable, port);
    throw sentence === undefined ? error : new AppError('LISTEN_FAILED', sentence, error);
  };
