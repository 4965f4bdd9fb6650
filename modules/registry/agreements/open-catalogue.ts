import { isoInstant } from '../../kernel/clock.ts';
import type { RefreshPeriod } from '../contract/agreement-terms.ts';
import type { TwoLanguages } from '../contract/data-contract.ts';
import type { CatalogueEntry } from './catalogue.ts';

/** EU vocabulary of frequencies, which DCAT-AP requires for `dct:accrualPeriodicity`. */
const FREQUENCY: Readonly<Record<RefreshPeriod, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  'half-yearly': 'ANNUAL_2',
  yearly: 'ANNUAL',
};
const FREQUENCIES = 'http://publications.europa.eu/resource/authority/frequency/';
const RESTRICTED = 'http://publications.europa.eu/resource/authority/access-right/RESTRICTED';

type Node = Readonly<Record<string, unknown>>;

/**
 * Descriptions of the datasets in force as JSON-LD in the words of DCAT 3 and DCAT-AP. Names of fields, offices and
 * laws only: no person, no value. Access to the data itself is restricted.
 */
export function openCatalogue(entries: readonly CatalogueEntry[], now: number): Node {
  const inForce = entries.filter(({ shown }) => shown.state === 'in-force');
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      dpv: 'https://w3id.org/dpv#',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': 'urn:tianxin:catalogue',
    '@type': 'dcat:Catalog',
    'dct:title': text({ zh: '县域涉农数据目录', en: 'Catalogue of farm data in this county' }),
    'dct:description': text({
      zh: '各单位按共享协议提供的数据集说明，不含个人信息。',
      en: 'Descriptions of the datasets that agencies share by agreement; no personal data.',
    }),
    'dct:publisher': {
      '@type': 'foaf:Agent',
      'foaf:name': text({ zh: '县大数据中心', en: 'County data centre' }),
    },
    'dct:language': ['zh', 'en'],
    'dct:modified': instant(Math.max(0, ...inForce.map(({ shown }) => shown.inForceAt ?? 0)) || now),
    'dcat:dataset': inForce.map(datasetNode),
  };
}

function datasetNode({ shown, freshness }: CatalogueEntry): Node {
  const { document } = shown;
  const { agreement } = document;
  return {
    '@id': `urn:tianxin:dataset:${document.dataset}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': document.dataset,
    'dct:title': text(document.title),
    'dct:description': text({
      zh: `字段：${document.columns.map(({ title }) => title.zh).join('、')}`,
      en: `Fields: ${document.columns.map(({ title }) => title.en).join(', ')}`,
    }),
    'dcat:version': String(document.version),
    'dcat:keyword': document.columns.flatMap(({ title }) => text(title)),
    'dct:publisher': {
      '@id': `urn:tianxin:agency:${document.agency.slug}`,
      '@type': 'foaf:Agent',
      'foaf:name': text(document.agency.name),
    },
    'dct:accessRights': { '@id': RESTRICTED },
    'dct:issued': instant(shown.inForceAt ?? shown.createdAt),
    ...(freshness?.lastDeliveryAt === undefined ? {} : { 'dct:modified': instant(freshness.lastDeliveryAt) }),
    ...(agreement
      ? {
          'dct:accrualPeriodicity': { '@id': `${FREQUENCIES}${FREQUENCY[agreement.refresh]}` },
          'dcat:contactPoint': {
            '@type': 'vcard:Organization',
            'vcard:fn': text(agreement.contact.office),
            'vcard:hasTelephone': { '@id': `tel:${agreement.contact.phone.replaceAll(' ', '')}` },
          },
          'dpv:hasLegalBasis': {
            'rdfs:label': text({
              zh: `${agreement.legalBasis.title.zh}${agreement.legalBasis.article ?? ''}`,
              en: agreement.legalBasis.title.en,
            }),
          },
          'dpv:hasPurpose': agreement.purposes.map((purpose) => ({
            '@id': `urn:tianxin:purpose:${purpose}`,
          })),
        }
      : {}),
  };
}

function text({ zh, en }: TwoLanguages): Node[] {
  return [
    { '@value': zh, '@language': 'zh' },
    { '@value': en, '@language': 'en' },
  ];
}

function instant(at: number): Node {
  return { '@value': isoInstant(at), '@type': 'xsd:dateTime' };
}
