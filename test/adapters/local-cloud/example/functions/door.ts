import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const table = new DynamoDBClient();

interface Request {
  body?: string;
  pathParameters?: Record<string, string>;
  requestContext: { authorizer?: { jwt: { claims: Record<string, string> } } };
}

/** Takes an order in: one conditional put, 201 the first time, 200 when it comes again. */
export async function handler(request: Request): Promise<object> {
  const order: { id: string; rating: number } = JSON.parse(request.body ?? '{}');
  console.log(
    JSON.stringify({
      order: order.id,
      groups: request.requestContext.authorizer?.jwt.claims['cognito:groups'],
    }),
  );
  try {
    await table.send(
      new PutItemCommand({
        TableName: process.env['TABLE'],
        Item: {
          pk: { S: order.id },
          rating: { N: String(order.rating) },
          at: { S: new Date().toISOString() },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { statusCode: 201, body: JSON.stringify({ id: order.id }) };
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'ConditionalCheckFailedException')
      return { statusCode: 200, body: '{}' };
    throw fault;
  }
}
