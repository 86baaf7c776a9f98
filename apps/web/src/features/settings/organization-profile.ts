import { dataOf, type ResponseOf } from '@moorage/api-client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../organizations/organization-context.ts';

export type OrganizationProfile = ResponseOf<'/api/organization/profile', 'get'>;
type Industry = NonNullable<OrganizationProfile['industry']>;
type Size = NonNullable<OrganizationProfile['size']>;

export function useOrganizationProfile() {
  const { api, slug } = useOrganization();
  return useQuery({
    queryKey: ['organization-profile', slug],
    queryFn: () => dataOf(api.GET('/api/organization/profile')),
    meta: { topics: ['organization'] },
  });
}

const industryNames: Readonly<Record<Industry, string>> = {
  AGRICULTURE: 'Agriculture',
  AUTOMOTIVE: 'Automotive',
  CONSTRUCTION: 'Construction',
  CONSULTING: 'Consulting',
  EDUCATION: 'Education',
  ENERGY: 'Energy',
  FINANCE: 'Finance',
  GOVERNMENT: 'Government',
  HEALTHCARE: 'Healthcare',
  HOSPITALITY: 'Hospitality',
  INSURANCE: 'Insurance',
  LEGAL: 'Legal',
  LOGISTICS: 'Logistics',
  MANUFACTURING: 'Manufacturing',
  MEDIA: 'Media',
  NON_PROFIT: 'Non-profit',
  REAL_ESTATE: 'Real estate',
  RESEARCH: 'Research',
  RETAIL: 'Retail',
  SOFTWARE: 'Software',
  TELECOMMUNICATIONS: 'Telecommunications',
  TRAVEL: 'Travel',
  OTHER: 'Something else',
};

const sizeNames: Readonly<Record<Size, string>> = {
  '1': 'One person',
  '2-10': '2 to 10 people',
  '11-50': '11 to 50 people',
  '51-200': '51 to 200 people',
  '201-500': '201 to 500 people',
  '501-1000': '501 to 1,000 people',
  '1001-5000': '1,001 to 5,000 people',
  '5001+': 'More than 5,000 people',
};

const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));

export const industryOptions = optionsOf(industryNames);
// Names of keys that are whole numbers come first in objects: the smallest size does so anyway.
export const sizeOptions = optionsOf(sizeNames);

export const industryName = (industry: Industry): string => industryNames[industry];
export const sizeName = (size: Size): string => sizeNames[size];
