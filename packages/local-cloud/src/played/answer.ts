/** What an emulated AWS service answers: an HTTP status and a JSON body in the service's own shape. */
export interface ServiceAnswer {
  status: number;
  body: unknown;
}
export const ok = (body: unknown = {}): ServiceAnswer => ({ status: 200, body });

/** A refusal in AWS's JSON protocols: `__type` names the error, the SDK maps it to its class. */
export const refuse = (type: string, message: string, status = 400): ServiceAnswer => ({
  status,
  body: { __type: type, message },
});
