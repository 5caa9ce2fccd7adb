import { integer, list, type ObjectField, object, string } from '../field.ts';
import { condition } from './kubernetes/condition.ts';
import { reference } from './reference.ts';
import { SPEC } from './spec.ts';

const LINK = reference('installationstatus');

/** What the operator reports back; nobody else writes it. */
export const STATUS: ObjectField = object({
  doc: `What the operator last reported of this Installation; it is ignored when you apply it.

For the verdict on a change, look at the TigeraStatus \`calico\` too, and mind the generation that its conditions speak of.`,
  link: LINK,
  properties: {
    variant: string({
      doc: 'The edition that is installed.',
      link: LINK,
      values: {
        Calico: 'Open source.',
        TigeraSecureEnterprise: 'Enterprise, under its old name.',
        CalicoEnterprise: { doc: 'Calico Enterprise.', versions: '3.33.0-unreleased..' },
      },
    }),
    mtu: integer({
      doc: 'The MTU that pods get: written in `calicoNetwork.mtu`, or detected on a node.',
      format: 'bytes',
      link: LINK,
    }),
    imageSet: string({
      doc: 'The ImageSet that pins the images by digest; absent where none is in use.',
      link: LINK,
    }),
    calicoVersion: string({
      doc: `The version of Calico that the operator has rolled out.

During an upgrade, and when the operator refuses the spec, it lags behind the operator's own version.`,
      versions: '3.25.0..',
      example: 'v3.29.7',
      link: LINK,
    }),
    conditions: list({
      doc: 'How the installation fares; the same as in the TigeraStatus `calico`.',
      versions: '3.24.0..',
      link: LINK,
      items: condition(),
    }),
    computed: object({
      doc: `The spec that is in force: \`default\`, its defaults filled in, with \`overlay\` laid over it.

The place to look when a value on the cluster is not the one in your file.`,
      link: LINK,
      // The very fields of the spec, which every CRD repeats here.
      properties: SPEC.properties,
    }),
  },
});
