import type { JsonObject } from '../objects/object.ts';

/**
 * A SelfSubjectAccessReview in Kubernetes' protobuf form, which kubectl from 1.31 on sends, as the JSON that says the
 * same. The numbers are those of `k8s.io/apimachinery/pkg/runtime/generated.proto` (Unknown) and
 * `k8s.io/api/authorization/v1/generated.proto`.
 */
export function accessReviewOf(body: Buffer): JsonObject {
  const unknown = fieldsOf(body.subarray(MAGIC.length));
  const review = fieldsOf(unknown.get(2) ?? NOTHING);
  const attributes = fieldsOf(fieldsOf(review.get(2) ?? NOTHING).get(1) ?? NOTHING);
  const names = ['namespace', 'verb', 'group', 'version', 'resource', 'subresource', 'name'];
  const resourceAttributes = Object.fromEntries(
    names.flatMap((name, index) => {
      const value = attributes.get(index + 1)?.toString();
      return value ? [[name, value]] : [];
    }),
  );
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  };
}

/** What every Kubernetes protobuf message begins with. */
const MAGIC = Buffer.from('k8s\0');
const NOTHING = Buffer.alloc(0);

/** The length-delimited fields of a message; of a repeated one the last. Others are passed over. */
function fieldsOf(message: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let position = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; position < message.length; shift += 7) {
      const byte = message[position++]!;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  };
  while (position < message.length) {
    const tag = varint();
    if ((tag & 7) === 0) varint();
    else if ((tag & 7) === 2) {
      const length = varint();
      fields.set(tag >> 3, message.subarray(position, position + length));
      position += length;
    } else break;
  }
  return fields;
}
