import { isDomainError } from '@moorage/kernel';
import { emptyProfile, parseProfile, type OrganizationProfile } from './organization-profile.ts';

const refusedFields = (profile: Partial<OrganizationProfile>): unknown => {
  try {
    return parseProfile({ ...emptyProfile, ...profile });
  } catch (error) {
    if (!isDomainError(error, 'ORG.PROFILE_INVALID')) throw error;
    return (error.data['errors'] as { field: string }[]).map(({ field }) => field);
  }
};

describe('the profile of an organisation', () => {
  it('may say nothing', () => {
    expect(parseProfile(emptyProfile)).toEqual(emptyProfile);
  });

  it('keeps numbers as they are printed, however they were typed', () => {
    expect(
      parseProfile({
        industry: 'SOFTWARE',
        size: '11-50',
        website: 'Acme.example/',
        gstin: '27 aapfu0939f 1zv',
        pan: 'aapfu 0939f',
        msme: ' udyam-mh-12-0012345 ',
      }),
    ).toEqual({
      industry: 'SOFTWARE',
      size: '11-50',
      website: 'https://acme.example',
      gstin: '27AAPFU0939F1ZV',
      pan: 'AAPFU0939F',
      msme: 'UDYAM-MH-12-0012345',
    });
  });

  it('takes the PAN from the GSTIN where it is left out, and refuses another one', () => {
    expect(parseProfile({ ...emptyProfile, gstin: '27AAPFU0939F1ZV' }).pan).toBe('AAPFU0939F');
    expect(refusedFields({ gstin: '27AAPFU0939F1ZV', pan: 'AAACR5055K' })).toEqual(['pan']);
  });

  it('names every field that is wrong, each once', () => {
    expect(refusedFields({ website: 'http://x', gstin: '1', pan: '2', msme: '3' })).toEqual([
      'website',
      'gstin',
      'pan',
      'msme',
    ]);
    expect(refusedFields({ gstin: '27AAPFU0939F1ZX', pan: 'AAACR5055K' })).toEqual(['gstin']);
  });
});
