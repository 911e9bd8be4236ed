import { useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { Asked } from '../../app/asked.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import './interface.css';

/** As much of the branch's OpenAPI document as is shown. */
const content = z.record(z.string(), z.object({ schema: z.unknown() }));
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  description: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const document = z.object({
  info: z.object({ description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const DOCUMENT = '/openapi.json';
const EVENTS = '/workbench/asyncapi.json';

/** The API, for those who connect another system: every route with who may call it, and what goes in and out. */
export function InterfacePage() {
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['openapi'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const response = await fetch(DOCUMENT);
      if (!response.ok) throw new Error(`${DOCUMENT} answered ${response.status}`);
      return document.parse(await response.json());
    },
  });
  return (
    <>
      <h1>{say('interface')}</h1>
      <p>
        {say('interfaceFor')} <a href={DOCUMENT}>openapi.json</a> · {say('interfaceEvents')}{' '}
        <a href={EVENTS}>asyncapi.json</a>
      </p>
      <Asked query={query}>
        {({ paths, components }) => (
          <ul className="card rows interface">
            {Object.entries(paths).flatMap(([path, methods]) =>
              Object.entries(methods).map(([method, each]) => (
                <li key={each.operationId}>
                  <Operation name={`${method.toUpperCase()} ${path}`} operation={each} />
                </li>
              )),
            )}
            {Object.entries(components.schemas).map(([name, schema]) => (
              <li key={name}>
                <details>
                  <summary>
                    <code>{name}</code> <small>{say('usedAbove')}</small>
                  </summary>
                  <Schema title={name} schema={schema} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </>
  );
}

function Operation({
  name,
  operation: { description, parameters, requestBody, responses, tags },
}: {
  readonly name: string;
  readonly operation: z.output<typeof operation>;
}) {
  const { say } = useSpeech();
  const body = requestBody?.content['application/json']?.schema;
  const answer = responses['200']?.content?.['application/json']?.schema;
  return (
    <details>
      <summary>
        <code>{name}</code> <small>{tags.join()}</small>
      </summary>
      <p>
        <small>
          {say('whoMay')} {description}
        </small>
      </p>
      {parameters.map((each) => (
        <p key={`${each.in} ${each.name}`}>
          <code>{each.name}</code>{' '}
          <small>
            {each.in} {each.required ? '' : say('optional')}
          </small>{' '}
          <code>{JSON.stringify(each.schema)}</code>
        </p>
      ))}
      {body !== undefined && <Schema title={say('goesIn')} schema={body} />}
      {answer !== undefined && <Schema title={say('comesOut')} schema={answer} />}
    </details>
  );
}

const Schema = ({ title, schema }: { readonly title: string; readonly schema: unknown }) => (
  <>
    <h2>{title}</h2>
    {/* It scrolls, so it can be reached by keys. */}
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a region that scrolls to take the focus */}
    <section className="scrolls" tabIndex={0} aria-label={title}>
      <pre>{JSON.stringify(schema, null, 2)}</pre>
    </section>
  </>
);
