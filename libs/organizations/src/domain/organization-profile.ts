import { DomainError } from '@moorage/kernel';
import { gstinProblem, panOf, panProblem, udyamProblem } from './tax-numbers.ts';
import { parseWebsite } from './website.ts';

export const industries = [
  'AGRICULTURE',
  'AUTOMOTIVE',
  'CONSTRUCTION',
  'CONSULTING',
  'EDUCATION',
  'ENERGY',
  'FINANCE',
  'GOVERNMENT',
  'HEALTHCARE',
  'HOSPITALITY',
  'INSURANCE',
  'LEGAL',
  'LOGISTICS',
  'MANUFACTURING',
  'MEDIA',
  'NON_PROFIT',
  'REAL_ESTATE',
  'RESEARCH',
  'RETAIL',
  'SOFTWARE',
  'TELECOMMUNICATIONS',
  'TRAVEL',
  'OTHER',
] as const;
export type Industry = (typeof industries)[number];

/** How many people work there, from … to …. */
export const organizationSizes = ['1', '2-10', '11-50', '51-200', '201-500', '501-1000', '1001-5000', '5001+'] as const;
export type OrganizationSize = (typeof organizationSizes)[number];

/** What an organisation tells of itself; null is "not said". */
export interface OrganizationProfile {
  readonly industry: Industry | null;
  readonly size: OrganizationSize | null;
  /** https, normalised. */
  readonly website: string | null;
  /** Indian tax and enterprise numbers, checked by their form. */
  readonly gstin: string | null;
  readonly pan: string | null;
  readonly msme: string | null;
}

export const emptyProfile: OrganizationProfile = {
  industry: null,
  size: null,
  website: null,
  gstin: null,
  pan: null,
  msme: null,
};

/**
 * Checks all of it at once, so that one answer names every field that is wrong. Numbers may be typed in small letters and
 * with spaces. A GSTIN contains its holder's PAN: left empty, the PAN is taken from there; another one is a mistake.
 * @throws DomainError ORG.PROFILE_INVALID naming the fields
 */
export function parseProfile(typed: OrganizationProfile): OrganizationProfile {
  const errors: { field: string; detail: string }[] = [];
  const refuse = (field: keyof OrganizationProfile, detail: string | undefined): boolean => {
    if (detail !== undefined) errors.push({ field, detail });
    return detail !== undefined;
  };

  const website = typed.website === null ? null : parseWebsite(typed.website);
  if (website !== null && 'problem' in website) refuse('website', website.problem);
  const [gstin, givenPan, msme] = [toNumber(typed.gstin), toNumber(typed.pan), toNumber(typed.msme)];
  const gstinIsWrong = gstin !== null && refuse('gstin', gstinProblem(gstin));
  const panIsWrong = givenPan !== null && refuse('pan', panProblem(givenPan));
  if (msme !== null) refuse('msme', udyamProblem(msme));
  const pan = givenPan ?? (gstin === null || gstinIsWrong ? null : panOf(gstin));
  if (gstin !== null && pan !== null && !gstinIsWrong && !panIsWrong && pan !== panOf(gstin))
    refuse('pan', `The GSTIN is that of the PAN ${panOf(gstin)}.`);

  if (errors.length > 0) throw new DomainError('ORG.PROFILE_INVALID', { errors });
  return {
    industry: typed.industry,
    size: typed.size,
    website: website !== null && 'url' in website ? website.url : null,
    gstin,
    pan,
    msme,
  };
}

/** As such numbers are printed: in capitals, without spaces. */
function toNumber(text: string | null): string | null {
  return text === null ? null : text.replaceAll(/\s/g, '').toUpperCase();
}
