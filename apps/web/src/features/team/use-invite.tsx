import { openModal } from '@mantine/modals';
import { OrganizationContext, useOrganization } from '../organizations/organization-context.ts';
import { InviteForm } from './invite-form.tsx';

/** Opens the form to invite people. */
export function useInvite(): () => void {
  const scope = useOrganization();
  return () =>
    void openModal({
      title: `Invite people to ${scope.organization.name}`,
      size: 'lg',
      children: (
        // The dialog is rendered outside of the page, where the organisation is not known.
        <OrganizationContext value={scope}>
          <InviteForm />
        </OrganizationContext>
      ),
    });
}
