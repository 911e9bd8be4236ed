import type { RequestListener } from 'node:http';

const OWN = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Passes on only what was addressed to this machine by its own names. A page of the internet may have its name point here
 * (DNS rebinding); a browser then sends that name, and would otherwise read an administrator's token or the mailbox.
 */
export const ownHostOnly =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    if (OWN.test(request.headers.host ?? '')) listener(request, response);
    else
      response
        .writeHead(421, { 'content-type': 'text/plain' })
        .end('this machine answers to 127.0.0.1 and localhost only\n');
  };
