/* Generated from openapi.json. Run `nx generate api-client` after a change; never edit by hand. */

export interface paths {
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log of the installation, or of one organisation, newest first */
        get: operations["listAuditEntriesAsAdmin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries that fit the filter as CSV, newest first; the export is recorded */
        get: operations["exportAuditEntriesAsAdmin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/export.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A whole log as JSON lines, oldest first, with all that its verification takes; the export is recorded */
        get: operations["exportAuditProofsAsAdmin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the hash chains of the logs from end to end, some organisations at a time */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fleet in figures: what runs it, what it runs, and how far behind it is */
        get: operations["getFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/followed-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags that instances follow, and when each was looked at */
        get: operations["listFollowedImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/followed-images/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at every followed tag now */
        post: operations["lookForReleases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All instances, newest first */
        get: operations["searchInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an instance with all its data, for good */
        delete: operations["deleteInstanceAsAdmin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restart a running instance */
        post: operations["restartInstanceAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed instance again */
        post: operations["retryInstanceAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a stopped instance */
        post: operations["startInstanceAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/instances/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a running instance */
        post: operations["stopInstanceAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Durable work, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed job again now */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live changes of the whole installation */
        get: operations["watchPlatform"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All mails, with example data */
        get: operations["listMailTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails, newest first unless asked otherwise */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A mail with its text */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/maintenance-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Maintenance of the installation, latest start first */
        get: operations["listPlatformMaintenance"];
        put?: never;
        /** Plan maintenance of the installation, or begin it */
        post: operations["schedulePlatformMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/maintenance-windows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the plan of a window that is not over; a running one keeps its start */
        put: operations["changePlatformMaintenance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/maintenance-windows/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a window before its time, or call it off */
        post: operations["endPlatformMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All organisations, newest first unless asked otherwise */
        get: operations["listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the wait for verification: the organisation is active and gets its bot */
        post: operations["approveOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let it pay for its members, and publish bot apps to others */
        put: operations["setOrganizationCapabilities"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an organisation: its bot stops, and all data is deleted after 30 days unless that is undone */
        post: operations["deactivateOrganizationAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say below which organisation one stands; what stands below it moves along */
        put: operations["setOrganizationParent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a suspension */
        post: operations["reactivateOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not verify an organisation; its owner reads why, may put it right and ask again */
        post: operations["rejectOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a deactivation */
        post: operations["restoreOrganizationAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how many seats there are; with fewer than are used nobody loses theirs, and nobody new gets one */
        put: operations["setOrganizationSeats"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let members read only, and close the bot */
        post: operations["suspendOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/{id}/update-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation's choice, or the default */
        get: operations["getUpdatePolicyAsAdmin"];
        /** Choose for an organisation */
        put: operations["setUpdatePolicyAsAdmin"];
        post?: never;
        /** Take an organisation's choice back */
        delete: operations["resetUpdatePolicyAsAdmin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/organizations/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many wait to be verified */
        get: operations["countWaitingOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People, newest first unless asked otherwise */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/platform-admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a person a platform admin */
        post: operations["grantPlatformAdmin"];
        /** Make a platform admin an ordinary person */
        delete: operations["revokePlatformAdmin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/provisioning/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare and repair the members of all bots, or of one organisation’s */
        post: operations["reconcileAsAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases, the last detected first */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/releases/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a release from every automatic rollout; instances that run it stay on it */
        put: operations["quarantineRelease"];
        post?: never;
        /** Offer a release again */
        delete: operations["liftQuarantine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rollouts, newest first */
        get: operations["listRollouts"];
        put?: never;
        /** Start a rollout; it waits QUEUED while another one runs over the same channels */
        post: operations["startRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rollout with its waves */
        get: operations["getRollout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it: updates under way come to their end, all other bots keep what they run */
        post: operations["abortRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rollout's bots, each with its last try */
        get: operations["listRolloutBots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin no more updates; those under way come to their end */
        post: operations["pauseRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was paused */
        post: operations["resumeRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/{id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try its failed bots again; one that is over goes back into the queue for it */
        post: operations["retryFailedBots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry run: who would be updated, and when, if it began now; changes nothing */
        post: operations["previewRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rollouts/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a rollout may move, each with its own settings */
        get: operations["listRolloutStrategies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The platform's settings */
        get: operations["getPlatformSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings; what is absent stays */
        patch: operations["changePlatformSettings"];
        trace?: never;
    };
    "/api/admin/system-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of error that were met, the latest seen first */
        get: operations["listSystemEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/system-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One kind of error: its stack, and when it was met last */
        get: operations["getSystemEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/update-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the installation does with new releases */
        get: operations["getFleetPolicy"];
        /** Set the mode. An update that has stopped its bot already goes on to its end; all others wait while paused */
        put: operations["setFleetPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation's API keys, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key for the organisation; its secret is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key of the organisation's */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first, searchable and filterable */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries that fit the filter as CSV, newest first, sent while they are read; the export is recorded */
        get: operations["exportAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole log as JSON lines, oldest first, with all that its verification takes; the export is recorded */
        get: operations["exportAuditProofs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link by which to choose a new password */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/resend-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the link that proves an address again */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password by the mailed link; ends all other sessions */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of this browser */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for an account
         * @description The mail that follows says whether the address was free.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove an address by the mailed link, and sign in */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The domains that the organisation claims, in alphabetical order */
        get: operations["listDomains"];
        put?: never;
        /**
         * Claim a domain
         * @description It is the organisation’s once the TXT record of the answer is found in DNS.
         */
        post: operations["claimDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give up a domain: others may claim and prove it then */
        delete: operations["removeDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/domains/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for the record now
         * @description What the look came to is in `lastLook` of the list; live streams tell of it as `domains`.
         */
        post: operations["verifyDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a visitor may know of this installation */
        get: operations["getInstallation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation's instances */
        get: operations["listInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One instance */
        get: operations["getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an instance, newest first */
        get: operations["listInstanceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of an instance: its last lines, then new ones, as `event: line` */
        get: operations["followInstanceLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restart a running instance */
        post: operations["restartInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed instance again */
        post: operations["retryInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a stopped instance */
        post: operations["startInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a running instance uses right now */
        get: operations["getInstanceStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a running instance; it stays stopped until it is started */
        post: operations["stopInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/update-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an instance is set to, and what holds for it */
        get: operations["getBotUpdatePolicy"];
        /** Set an instance to a policy of its own; it counts as long as the organisation chose nothing */
        put: operations["setBotUpdatePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An instance's last updates with their receipts, newest first */
        get: operations["listBotUpdates"];
        put?: never;
        /**
         * Update an instance now, to the release that it is offered
         * @description Where the new release fails, the bot is back on the old one with the data it had; three more tries follow.
         */
        post: operations["requestBotUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/updates/{updateId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an update failed by, in the words of the bot */
        get: operations["getUpdateEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{id}/updates/later": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not now: do not point this release out again */
        post: operations["dismissRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitation-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long invitations usually work */
        get: operations["getInvitationSettings"];
        /** Set how long new invitations work; those that are out stay as they are */
        put: operations["setInvitationSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitation-tokens/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join under the invited address; once more is no error */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitation-tokens/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the link of an invitation leads to */
        post: operations["inspectInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitation-tokens/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account for the invited address, join, and sign in */
        post: operations["signUpByInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations, searchable, filterable and sortable */
        get: operations["listInvitations"];
        put?: never;
        /** Invite up to 50 addresses; one that was invited before gets a new link */
        post: operations["invitePeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the mail again, with a new link that is valid from now */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the link invalid */
        post: operations["revokeInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks to join, and who did */
        get: operations["listJoinRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/join-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the person a member */
        post: operations["approveJoinRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/join-requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse, with a reason that the person reads */
        post: operations["declineJoinRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live changes of an organisation */
        get: operations["watchOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running and near maintenance of the installation */
        get: operations["getPlatformMaintenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the own name */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's API keys, newest first */
        get: operations["listMyApiKeys"];
        put?: never;
        /** Make an API key; its secret is shown this once */
        post: operations["createMyApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeMyApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; ends all other sessions */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bots of a scope, newest first */
        get: operations["listMyInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which organisation one could join, and what one asked */
        get: operations["getMyJoinRequests"];
        put?: never;
        /** Ask to join; once more while the request is open is no error */
        post: operations["askToJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/join-requests/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask no more */
        post: operations["withdrawJoinRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live changes of the caller's own account */
        get: operations["watchMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was told, newest first */
        get: operations["listMyNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice as read */
        post: operations["markMyNoticeRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all notices as read */
        post: operations["markAllMyNoticesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where notices of which kind reach the caller */
        get: operations["getMyNotificationPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Choose where notices of some kinds go */
        patch: operations["changeMyNotificationPreferences"];
        trace?: never;
    };
    "/api/me/personal-organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The organisation of the personal scope, with a bot of its own; made where there is none yet */
        post: operations["createPersonalOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Landing organisation, formats and currency */
        get: operations["getMyPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change some of them; null goes back to the default */
        patch: operations["updateMyPreferences"];
        trace?: never;
    };
    "/api/me/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scopes that lists take from the caller, personal first */
        get: operations["listMyScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the caller is signed in, last used first */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /** Sign out every browser but this one */
        delete: operations["endMyOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one browser */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members, searchable, filterable and sortable */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member, in whatever status */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended member in again */
        post: operations["reactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a member out of the organisation */
        post: operations["removeMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a member another role */
        patch: operations["changeMemberRole"];
        trace?: never;
    };
    "/api/members/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut a member out for a while; frees the seat */
        post: operations["suspendMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members that fit the filter as CSV, sent while they are read; the export is recorded */
        get: operations["exportMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own membership */
        get: operations["getMyMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/me/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the organisation */
        post: operations["leaveOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/me/step-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role with fewer rights oneself */
        post: operations["stepDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation, and what the caller may do in it */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the name */
        patch: operations["renameOrganization"];
        trace?: never;
    };
    "/api/organization/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The group that the organisation belongs to */
        get: operations["getOrganizationChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/color": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose the colour, or take it away */
        put: operations["setBrandColor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/convert-to-team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a team of a personal organisation: its bot, data and address stay, and others can be invited */
        post: operations["convertToTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the organisation: its bot stops, and all data is deleted after 30 days unless that is undone */
        post: operations["deactivateOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/former-slugs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Old addresses that lead to the one it has now */
        get: operations["listFormerSlugs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload the logo: the body is the file, a PNG, JPEG, WebP or GIF of 2 MiB and 4096 × 4096 pixels at most
         * @description It is decoded and kept as a PNG of at most 512 × 512 pixels, without anything else the file carried.
         */
        put: operations["setLogo"];
        post?: never;
        /** Take the logo away; once more is no error */
        delete: operations["removeLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Running and near maintenance of the organisation and of the installation */
        get: operations["getMaintenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/maintenance-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation's maintenance, latest start first */
        get: operations["listMaintenance"];
        put?: never;
        /** Plan maintenance of the organisation, or begin it */
        post: operations["scheduleMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/maintenance-windows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the plan of a window that is not over; a running one keeps its start */
        put: operations["changeMaintenance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/maintenance-windows/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a window before its time, or call it off */
        post: operations["endMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Industry, size, website and tax numbers */
        get: operations["getOrganizationProfile"];
        /** Replace the profile; answers it as it is kept */
        put: operations["updateOrganizationProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a deactivation: the organisation is what it was */
        post: operations["restoreOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/resubmit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to be verified again, after a rejection */
        post: operations["resubmitOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of the setup is done, left out, or still to do */
        get: operations["getSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say that a step is done, or left out */
        patch: operations["recordSetupStep"];
        trace?: never;
    };
    "/api/organization/setup/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be reminded no more, whatever is open */
        post: operations["finishSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/slug": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the address; the old one leads to the new one for 30 days, and is nobody else’s for as long */
        put: operations["changeSlug"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/transfer-ownership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an active member the owner; the caller becomes ADMIN */
        post: operations["transferOwnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organization/update-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When and how bots of the organisation are updated */
        get: operations["getUpdatePolicy"];
        /** Choose when and how bots are updated */
        put: operations["setUpdatePolicy"];
        post?: never;
        /** Take the choice back: what bots are set to themselves counts then, or the default */
        delete: operations["resetUpdatePolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations in which the caller is an active member */
        get: operations["listMyOrganizations"];
        put?: never;
        /** Make an organisation; its bot is started by itself */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo, at the address that the organisation tells */
        get: operations["getLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/slug-availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether an address is free */
        get: operations["checkSlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provisioning/members/{membershipId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the bots about a member now instead of at the next try */
        post: operations["retryMemberSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provisioning/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare the bots' members with the organisation's, and repair what differs */
        post: operations["reconcileMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Carry a sign-in to a bot's host: redirects there with a code that is good once, for a minute */
        get: operations["beginHandoff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that sign `x-platform-assertion`, as a JWK Set (RFC 7517) */
        get: operations["getAssertionKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxy/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forward authentication for nginx, Caddy and Traefik: 200 with the identity headers, 401 or 403 */
        get: operations["verifyProxiedRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do what, and which roles the caller may grant */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No more mails of the kind that carried the link */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbortRolloutBody: {
            /** @example It loses messages. */
            reason: string;
        };
        AcceptedInvitationView: {
            /** @description True where nothing had to be done */
            alreadyMember: boolean;
            organization: components["schemas"]["OrganizationSummary"];
        };
        AdminInstancePage: {
            items: components["schemas"]["AdminInstanceView"][];
            nextCursor?: string;
        };
        AdminInstanceView: {
            /** Format: date-time */
            createdAt: string;
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest?: string;
            /** @enum {string} */
            health: "ok" | "unhealthy" | "unknown";
            /**
             * @description Host name of the bot
             * @example acme.localhost
             */
            host: string;
            /** Format: uuid */
            id: string;
            /**
             * @description The image it follows
             * @example ghcr.io/acme/bot:stable
             */
            image: string;
            /** Format: uuid */
            orgId: string;
            /** @example Acme */
            orgName: string;
            /** @example acme */
            orgSlug: string;
            /**
             * @description What runs it; absent until it was first made
             * @example docker
             */
            runtime?: string;
            /**
             * Format: date-time
             * @description When the current run began
             */
            startedAt?: string;
            /** @enum {string} */
            status: "REQUESTED" | "CREATING" | "RUNNING" | "STOPPED" | "UPDATING" | "ROLLING_BACK" | "FAILED" | "DELETING" | "DELETED";
            /** @description Why it is in this status, or what keeps it waiting */
            statusReason?: string;
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "allocate" | "create-volumes" | "create-network" | "pull-image" | "create-container" | "start" | "wait-until-healthy" | "provision-company" | "sync-members" | "restart" | "stop" | "check" | "remove-container" | "remove-network" | "remove-volumes";
            /**
             * @description Where a browser opens the bot
             * @example http://acme.localhost:4400
             */
            url: string;
            /** @example 1.0.0 */
            version?: string;
        };
        AdminOrganizationPage: {
            items: components["schemas"]["AdminOrganizationView"][];
            nextCursor?: string;
        };
        AdminOrganizationView: {
            /** @description Publishes bot apps to others */
            canHost: boolean;
            /** @description Pays for its members */
            canSponsor: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description While DEACTIVATED: when it is deleted
             */
            deleteAfter?: string;
            /** Format: uuid */
            id: string;
            /** @description Current members */
            members: number;
            /** @example Acme */
            name: string;
            /**
             * Format: date-time
             * @description While PENDING_VERIFICATION: when it was rejected
             */
            rejectedAt?: string;
            /** @description null: no limit */
            seatsTotal: number | null;
            seatsUsed: number;
            /** @example acme */
            slug: string;
            /** @enum {string} */
            status: "PENDING_VERIFICATION" | "ACTIVE" | "SUSPENDED" | "DEACTIVATED";
            /** @description Why it is suspended, or was rejected */
            statusReason?: string;
        };
        AdminReconcileRequest: {
            /**
             * Format: uuid
             * @description One organisation; absent: all
             */
            orgId?: string;
        };
        ApiKey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt?: string;
            /** @example Deployment from CI */
            name: string;
            /**
             * @description The beginning of the key, to tell it by
             * @example mrg_Zk3v91Qa
             */
            prefix: string;
            scopes: ("read" | "write" | "admin")[];
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
        };
        ApproveJoinRequestBody: {
            /**
             * @default MEMBER
             * @enum {string}
             */
            role?: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
        };
        AskedView: {
            /**
             * @description `invited`: an invitation waited already, and its link was mailed again
             * @enum {string}
             */
            outcome: "asked" | "invited";
            /** Format: uuid */
            requestId?: string;
        };
        AskToJoinBody: {
            /**
             * Format: uuid
             * @description The organisation of the offer
             */
            orgId: string;
        };
        AuditActorView: {
            id?: string;
            /**
             * @description Absent once erased
             * @example Ada Müller <ada@example.com>
             */
            label?: string;
            /** @enum {string} */
            type: "user" | "api-key" | "scim-token" | "idp-connection" | "platform-admin" | "system" | "anonymous";
        };
        AuditEntryView: {
            /** @enum {string} */
            action: "person.signed-up" | "person.sign-up-repeated" | "person.email-verified" | "person.signed-in" | "person.signed-out" | "person.renamed" | "person.preferences-changed" | "person.password-changed" | "person.password-reset" | "person.sessions-ended" | "person.made-platform-admin" | "person.platform-admin-revoked" | "api-key.created" | "api-key.revoked" | "domain.claimed" | "domain.verified" | "domain.record-lost" | "domain.record-found" | "domain.lost" | "domain.removed" | "platform-settings.changed" | "organization.created" | "organization.renamed" | "organization.slug-changed" | "organization.approved" | "organization.rejected" | "organization.resubmitted" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.restored" | "organization.deleted" | "organization.converted-to-team" | "organization.parent-set" | "organization.seats-set" | "organization.ownership-transferred" | "organization.profile-changed" | "organization.capabilities-set" | "organization.color-changed" | "organization.logo-changed" | "organization.logo-removed" | "member.joined" | "member.revived" | "member.left" | "member.removed" | "member.suspended" | "member.reactivated" | "member.role-changed" | "member-list.exported" | "invitation.sent" | "invitation.resent" | "invitation.accepted" | "invitation.revoked" | "invitation-expiry.set" | "join-request.made" | "join-request.approved" | "join-request.declined" | "join-request.withdrawn" | "maintenance.scheduled" | "maintenance.changed" | "maintenance.ended" | "job.retried" | "release.quarantined" | "release.quarantine-lifted" | "fleet-mode.set" | "update-policy.set" | "update-policy.reset" | "rollout.requested" | "rollout.paused" | "rollout.resumed" | "rollout.aborted" | "rollout.retried" | "rollout.finished" | "instance.created" | "instance.start-requested" | "instance.stop-requested" | "instance.restart-requested" | "instance.retry-requested" | "instance.delete-requested" | "instance.update-requested" | "instance.update-dismissed" | "instance.update-policy-set" | "instance.updated" | "instance.update-failed" | "provisioning.retry-requested" | "provisioning.reconciled" | "notification-preferences.changed" | "audit.exported" | "audit.pruned";
            actor: components["schemas"]["AuditActorView"];
            /**
             * @description What changed, as it is since
             * @example {
             *       "role": "MEMBER"
             *     }
             */
            after?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
            /**
             * @description What changed, as it was
             * @example {
             *       "role": "MEMBER"
             *     }
             */
            before?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            category: "MEMBER" | "SETTINGS" | "CATALOG" | "SYSTEM" | "PROGRAM" | "WEBHOOK" | "INVOICE" | "PAYOUT" | "WALLET" | "CONTRACT" | "CONSENT" | "SSO" | "SCIM" | "FLEET";
            /** @description Names, values and address were erased with the person they told of */
            erased: boolean;
            /** @example 192.0.2.7 */
            ip?: string;
            /** @description Names the request in the logs */
            requestId?: string;
            /** @description Its place in the log, without gaps from 1 on */
            seq: number;
            target?: components["schemas"]["AuditTargetView"];
        };
        AuditPage: {
            items: components["schemas"]["AuditEntryView"][];
            nextCursor?: string;
        };
        AuditTargetView: {
            id: string;
            /**
             * @description Absent once erased
             * @example Ben Ode <ben@example.com>
             */
            label?: string;
            /** @example membership */
            type: string;
        };
        AuditVerificationPage: {
            items: components["schemas"]["AuditVerificationView"][];
            nextCursor?: string;
        };
        AuditVerificationView: {
            broken?: components["schemas"]["BrokenChainView"];
            /**
             * Format: uuid
             * @description The organisation's id, or the nil uuid for the installation
             */
            chain: string;
            /** @description Entries that are there */
            entries: number;
            /** @description Of them, those whose personal part was erased */
            erased: number;
            /** @description Where it ends; keep it to prove later that nothing before changed */
            head: components["schemas"]["ChainPointView"];
            ok: boolean;
            /** @description Absent for the installation */
            organization?: components["schemas"]["VerifiedOrganizationView"];
            /** @description Entries whose time was over */
            pruned: number;
        };
        BotUpdateList: {
            items: components["schemas"]["BotUpdateView"][];
        };
        BotUpdatePolicyBody: {
            /**
             * @description `on-push`, `nightly`, `manual`, or `cron:` with five fields in UTC: an hour from each moment they name. Null: none
             * @example cron:0 4 * * 1
             */
            policy: string | null;
        };
        BotUpdatePolicyView: {
            /**
             * @description What the whole installation does
             * @enum {string}
             */
            fleetMode: "auto" | "manual" | "paused";
            /** @enum {string} */
            mode: "auto" | "manual";
            /**
             * Format: date-time
             * @description The next moment at which the window is open; absent in mode `manual`
             */
            opensAt?: string;
            /**
             * @description What the bot itself is set to; counts as long as the organisation chose nothing
             * @example nightly
             */
            own?: string;
            /**
             * @description Whose choice holds: the organisation’s own, else that of the bot, else the default
             * @enum {string}
             */
            source: "organization" | "bot" | "default";
            /** @description When the bot may be updated by a rollout */
            timing: components["schemas"]["UpdateTimingView"];
        };
        BotUpdateView: {
            /**
             * @description Who asked for it; absent for what the platform did by itself
             * @example Kim Reed
             */
            actor?: string;
            after: components["schemas"]["RanImageView"];
            before: components["schemas"]["RanImageView"];
            /** @description What the new release brings */
            changelog?: components["schemas"]["ChangelogView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Whether there is evidence of the failure */
            hasEvidence: boolean;
            /** Format: uuid */
            id: string;
            /** @description Why it failed or was left out */
            reason?: string;
            /** Format: uuid */
            releaseId: string;
            /** Format: date-time */
            startedAt?: string;
            /** @enum {string} */
            status: "PENDING" | "UPDATING" | "ROLLING_BACK" | "SUCCEEDED" | "FAILED" | "ROLLBACK_FAILED" | "SKIPPED";
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "check" | "pull" | "read-changelog" | "drain" | "hold" | "stop" | "snapshot" | "recreate" | "start" | "health" | "finish" | "rollback-stop" | "rollback-restore" | "rollback-compare" | "rollback-recreate" | "rollback-start" | "rollback-health" | "rollback-finish";
            steps: components["schemas"]["DoneStepView"][];
            /**
             * Format: date-time
             * @description Since when that is being done
             */
            stepSince?: string;
            /** @example SingleBot */
            strategy: string;
            /** @description Whether the bot ran when it began */
            wasRunning: boolean;
        };
        BrandColorView: {
            /** @example #000080 */
            chosen: string;
            /** @example #7a7abd */
            darkFill: string;
            /** @example #000000 */
            darkText: string;
            /** @example #000080 */
            lightFill: string;
            /** @example #ffffff */
            lightText: string;
        };
        BrokenChainView: {
            /** @example An entry is missing before it. */
            detail: string;
            /** @enum {string} */
            reason: "missing" | "order" | "personal" | "hash" | "end" | "unreadable";
            /** @description The first entry that shows it */
            seq: number;
        };
        ChainPointView: {
            /** @description SHA-256, in hex */
            hash: string;
            seq: number;
        };
        ChangelogSectionView: {
            items: string[];
            /** @enum {string} */
            title: "New" | "Improved" | "Fixed";
        };
        ChangelogView: {
            /**
             * Format: date
             * @example 2026-03-01
             */
            date: string;
            sections: components["schemas"]["ChangelogSectionView"][];
            /** @example 2.4.0 */
            version: string;
        };
        ChangePasswordRequest: {
            /** Format: password */
            currentPassword: string;
            /** @description 12 to 256 characters, none of the common ones */
            newPassword: string;
        };
        ChangePlatformSettingsBody: {
            /**
             * @description Seats of a new organisation; null: no limit
             * @example 10
             */
            defaultSeats?: number | null;
            /** @description Whether a new organisation waits for a platform admin before it is active */
            orgVerificationRequired?: boolean;
        };
        ChangePreferencesRequest: {
            changes: components["schemas"]["PreferenceChangeRequest"][];
        };
        ChangeRoleBody: {
            /** @enum {string} */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
        };
        ChangeSlugBody: {
            /**
             * @description The new start of the address
             * @example acme-ltd
             */
            slug: string;
        };
        ChartNodeView: {
            /**
             * @description 0 at the root
             * @example 1
             */
            depth: number;
            /** Format: uuid */
            id: string;
            /** @example Acme */
            name: string;
            /**
             * Format: uuid
             * @description null: the root of the group
             */
            parentId: string | null;
        };
        ClaimDomainRequest: {
            /**
             * @description Without scheme and path; in any case, and with letters of any script
             * @example acme.com
             */
            domain: string;
        };
        CreateApiKeyRequest: {
            /** @description Days until it stops working; without it, it works until it is revoked */
            expiresInDays?: number;
            /** @example Deployment from CI */
            name: string;
            /**
             * @description `read`: look; `write`: change; `admin`: the admin section, with the key of a platform admin
             * @example [
             *       "read"
             *     ]
             */
            scopes: ("read" | "write" | "admin")[];
        };
        CreateOrganizationBody: {
            /**
             * @description Publishes bot apps to others; for platform admins to say
             * @default false
             */
            canHost?: boolean;
            /** @example Acme */
            name: string;
            /**
             * @description The start of the bot's address: 3 to 48 lower-case letters, digits and hyphens
             * @example acme
             */
            slug: string;
        };
        DeactivateOrganizationAsAdminBody: {
            /**
             * @description Members of the organisation read it
             * @example You asked us to
             */
            reason?: string;
        };
        DeactivateOrganizationBody: {
            /**
             * @description The name of the organisation, typed to confirm
             * @example Acme
             */
            name: string;
        };
        DeclineJoinRequestBody: {
            /**
             * @description The person reads it
             * @example Use your own account.
             */
            reason: string;
        };
        DomainClaim: {
            /** @description A look that somebody asked for is under way */
            checking: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description As people read it
             * @example münchen.de
             */
            displayName: string;
            /**
             * @description In lower case and Punycode
             * @example xn--mnchen-3ya.de
             */
            domain: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When the domain is lost, unless the record is back
             */
            lapsesAt?: string;
            /** @description The last look at DNS */
            lastLook?: components["schemas"]["DomainLook"];
            /**
             * Format: date-time
             * @description Since when the record is gone
             */
            lostAt?: string;
            /** @description What DNS has to say, for as long as the domain is to be held */
            record: components["schemas"]["DomainRecord"];
            /**
             * @description `PENDING`: not proven yet; `VERIFIED`: the organisation's; `LOST`: the record is gone, and the domain is the organisation's until `lapsesAt`; `LAPSED`: it is no more, until it is proven again
             * @enum {string}
             */
            status: "PENDING" | "VERIFIED" | "LOST" | "LAPSED";
            /** Format: date-time */
            verifiedAt?: string;
        };
        DomainClaimList: {
            items: components["schemas"]["DomainClaim"][];
        };
        DomainLook: {
            /** Format: date-time */
            at: string;
            /** @description What stood there instead: five values at most, cut to 200 characters */
            found: string[];
            /**
             * @description `missing`: no TXT record is there; `different`: there are others; `unreachable`: the name servers gave no answer; `taken`: the record is there, but another organisation had proven the domain before
             * @enum {string}
             */
            outcome: "found" | "missing" | "different" | "unreachable" | "taken";
        };
        DomainRecord: {
            /** @example _moorage-challenge.acme.com */
            name: string;
            /** @enum {string} */
            type: "TXT";
            /** @example moorage-domain-verification=3q2-7w… */
            value: string;
        };
        DoneStepView: {
            /**
             * Format: date-time
             * @description When it began
             */
            at: string;
            /**
             * @description With all its tries
             * @example 840
             */
            milliseconds: number;
            /** @enum {string} */
            step: "check" | "pull" | "read-changelog" | "drain" | "hold" | "stop" | "snapshot" | "recreate" | "start" | "health" | "finish" | "rollback-stop" | "rollback-restore" | "rollback-compare" | "rollback-recreate" | "rollback-start" | "rollback-health" | "rollback-finish";
        };
        EmailRequest: {
            /**
             * @description Compared without regard to case
             * @example kim@acme.example
             */
            email: string;
        };
        FleetChannelView: {
            /**
             * @description On something that their tag no longer means
             * @example 3
             */
            behind: number;
            /** @enum {string} */
            channel: "canary" | "staging" | "stable" | "pinned";
            /** @example 12 */
            instances: number;
            /**
             * @description On what their tag means now. Those without a digest, or with a tag never looked at, are neither
             * @example 9
             */
            upToDate: number;
        };
        FleetEventActor: {
            /** @example Kim Reed */
            name: string;
        };
        FleetEventPage: {
            items: components["schemas"]["FleetEventView"][];
            nextCursor?: string;
        };
        FleetEventView: {
            /** @description Who did it; absent for what the platform did by itself */
            actor?: components["schemas"]["FleetEventActor"];
            /** Format: date-time */
            at: string;
            detail?: string;
            digest?: string;
            /** @description What went wrong */
            error?: string;
            /** Format: uuid */
            id: string;
            /**
             * @description What happened
             * @example stop-requested
             */
            kind: string;
            version?: string;
        };
        FleetPolicyBody: {
            /**
             * @description `auto`: rollouts begin by themselves. `manual`: platform admins begin them. `paused`: no update of any bot begins
             * @enum {string}
             */
            mode: "auto" | "manual" | "paused";
        };
        FleetPolicyView: {
            /** @description Instances that rollouts update by themselves */
            autoInstances: number;
            /**
             * Format: date-time
             * @description Absent where nobody ever changed it
             */
            changedAt?: string;
            /** @description Instances whose people press "Update now" */
            manualInstances: number;
            /** @enum {string} */
            mode: "auto" | "manual" | "paused";
            /** @description Updates that were asked for and have not begun */
            waitingUpdates: number;
        };
        FleetVersionView: {
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest: string;
            /**
             * @description Instances that run it
             * @example 12
             */
            instances: number;
            isQuarantined: boolean;
            /** @description The followed tags that mean it now */
            newestOf: string[];
            /**
             * Format: uuid
             * @description Absent where it was never seen under a followed tag
             */
            releaseId?: string;
            /** @example 2.4.0 */
            version?: string;
        };
        FleetView: {
            /** @description Every channel */
            channels: components["schemas"]["FleetChannelView"][];
            /**
             * @description How many instances are in each status
             * @example {
             *       "RUNNING": 12
             *     }
             */
            counts: {
                [key: string]: number;
            };
            /** @description Updates of single bots that are not over */
            openUpdates: components["schemas"]["OpenUpdatesView"];
            /** @example 1 */
            quarantinedReleases: number;
            /** @enum {string} */
            runtime: "docker" | "process";
            /**
             * @description The engine's own version; absent while it doesn't answer
             * @example 20.10.24
             */
            version?: string;
            /** @description What instances run, the most run first; 50 at most */
            versions: components["schemas"]["FleetVersionView"][];
        };
        FollowedImageList: {
            items: components["schemas"]["FollowedImageView"][];
        };
        FollowedImageView: {
            /** @enum {string} */
            channel: "canary" | "staging" | "stable" | "pinned";
            /** @description Failed looks in a row */
            failures: number;
            /** @example ghcr.io/acme/bot:stable */
            image: string;
            instances: number;
            lastError?: string;
            /** @description What it means now; absent until it was looked at */
            newest?: components["schemas"]["NewestReleaseView"];
            /** Format: date-time */
            nextLookAt: string;
            /**
             * Format: date-time
             * @description When a look last worked
             */
            seenAt?: string;
            /** @description Of those, on what it means now */
            upToDate: number;
        };
        FormerSlugList: {
            items: components["schemas"]["FormerSlugView"][];
        };
        FormerSlugView: {
            /** @example acme */
            slug: string;
            /**
             * Format: date-time
             * @description Until then it leads to the new address
             */
            until: string;
        };
        InspectedInvitationView: {
            /** @description Whether to sign in; else one signs up from the link */
            accountExists: boolean;
            color?: components["schemas"]["BrandColorView"];
            /**
             * @description The address that was invited
             * @example ada@example.com
             */
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** @example Grace Hopper */
            inviterName: string;
            logoUrl?: string;
            /** @example Acme */
            orgName: string;
            /** @example acme */
            orgSlug: string;
            /** @enum {string} */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @description Address of the caller, where signed in */
            signedInAs?: string;
            /** @enum {string} */
            state: "pending" | "accepted" | "expired" | "revoked";
        };
        InstallationView: {
            /**
             * @description Bots live at `<slug>.<botsDomain>`
             * @example localhost:4400
             */
            botsDomain: string;
            /** @description Organisations can publish bot apps to others */
            hostOrgs: boolean;
            /** @description Mails are kept for the admin section instead of being sent */
            mailKept: boolean;
            /** @example 0.1.0 */
            version: string;
        };
        InstanceDetailsView: {
            /** Format: date-time */
            createdAt: string;
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest?: string;
            /** @enum {string} */
            health: "ok" | "unhealthy" | "unknown";
            /**
             * @description Host name of the bot
             * @example acme.localhost
             */
            host: string;
            /** Format: uuid */
            id: string;
            /**
             * @description The image it follows
             * @example ghcr.io/acme/bot:stable
             */
            image: string;
            /** @description A newer release of what it follows */
            offered?: components["schemas"]["OfferedReleaseView"];
            /**
             * @description What runs it; absent until it was first made
             * @example docker
             */
            runtime?: string;
            /**
             * Format: date-time
             * @description When the current run began
             */
            startedAt?: string;
            /** @enum {string} */
            status: "REQUESTED" | "CREATING" | "RUNNING" | "STOPPED" | "UPDATING" | "ROLLING_BACK" | "FAILED" | "DELETING" | "DELETED";
            /** @description Why it is in this status, or what keeps it waiting */
            statusReason?: string;
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "allocate" | "create-volumes" | "create-network" | "pull-image" | "create-container" | "start" | "wait-until-healthy" | "provision-company" | "sync-members" | "restart" | "stop" | "check" | "remove-container" | "remove-network" | "remove-volumes";
            /** @description The update that is not over */
            update?: components["schemas"]["BotUpdateView"];
            /**
             * @description Where a browser opens the bot
             * @example http://acme.localhost:4400
             */
            url: string;
            /** @example 1.0.0 */
            version?: string;
        };
        InstanceList: {
            items: components["schemas"]["ListedInstanceView"][];
        };
        InstanceLogLine: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            stream: "stdout" | "stderr";
            text: string;
        };
        InstanceStatsView: {
            /** Format: date-time */
            at: string;
            /**
             * @description 100 is one core fully used
             * @example 3.5
             */
            cpuPercent: number;
            /** @example 52428800 */
            memoryBytes: number;
            /**
             * @description 0: no limit
             * @example 268435456
             */
            memoryLimitBytes: number;
            /**
             * @description Processes and threads
             * @example 12
             */
            pids: number;
        };
        InstanceView: {
            /** Format: date-time */
            createdAt: string;
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest?: string;
            /** @enum {string} */
            health: "ok" | "unhealthy" | "unknown";
            /**
             * @description Host name of the bot
             * @example acme.localhost
             */
            host: string;
            /** Format: uuid */
            id: string;
            /**
             * @description The image it follows
             * @example ghcr.io/acme/bot:stable
             */
            image: string;
            /**
             * @description What runs it; absent until it was first made
             * @example docker
             */
            runtime?: string;
            /**
             * Format: date-time
             * @description When the current run began
             */
            startedAt?: string;
            /** @enum {string} */
            status: "REQUESTED" | "CREATING" | "RUNNING" | "STOPPED" | "UPDATING" | "ROLLING_BACK" | "FAILED" | "DELETING" | "DELETED";
            /** @description Why it is in this status, or what keeps it waiting */
            statusReason?: string;
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "allocate" | "create-volumes" | "create-network" | "pull-image" | "create-container" | "start" | "wait-until-healthy" | "provision-company" | "sync-members" | "restart" | "stop" | "check" | "remove-container" | "remove-network" | "remove-volumes";
            /**
             * @description Where a browser opens the bot
             * @example http://acme.localhost:4400
             */
            url: string;
            /** @example 1.0.0 */
            version?: string;
        };
        InvitationPage: {
            items: components["schemas"]["InvitationView"][];
            nextCursor?: string;
        };
        InvitationResults: {
            /** @description One per address, in their order */
            results: components["schemas"]["InvitationResultView"][];
        };
        InvitationResultView: {
            /**
             * @description Why it failed
             * @example EMAIL.INVALID
             * @enum {string}
             */
            code?: "REQUEST.INVALID" | "REQUEST.TOO_LARGE" | "REQUEST.MALFORMED" | "REQUEST.NOT_FOUND" | "REQUEST.METHOD_NOT_ALLOWED" | "REQUEST.CROSS_ORIGIN" | "REQUEST.RATE_LIMITED" | "REQUEST.CURSOR_INVALID" | "REQUEST.CONFLICT" | "SERVICE.UNAVAILABLE" | "SERVICE.INTERNAL" | "AUTH.REQUIRED" | "AUTH.INVALID_CREDENTIALS" | "AUTH.EMAIL_NOT_VERIFIED" | "AUTH.TOKEN_INVALID" | "AUTH.TOKEN_EXPIRED" | "AUTH.SCOPE_MISSING" | "AUTH.ADMIN_REQUIRED" | "PASSWORD.TOO_SHORT" | "PASSWORD.TOO_LONG" | "PASSWORD.TOO_COMMON" | "PASSWORD.WRONG" | "PERSON.NOT_FOUND" | "PERSON.LAST_PLATFORM_ADMIN" | "EMAIL.INVALID" | "SESSION.NOT_FOUND" | "API_KEY.NOT_FOUND" | "API_KEY.LIMIT_REACHED" | "DOMAIN.INVALID" | "DOMAIN.PUBLIC" | "DOMAIN.ALREADY_CLAIMED" | "DOMAIN.LIMIT_REACHED" | "DOMAIN.NOT_FOUND" | "TENANT.REQUIRED" | "TENANT.NOT_FOUND" | "PERMISSION.DENIED" | "ORG.NOT_FOUND" | "ORG.NAME_INVALID" | "ORG.PROFILE_INVALID" | "ORG.COLOR_INVALID" | "ORG.LOGO_INVALID" | "ORG.LOGO_TOO_LARGE" | "ORG.NAME_MISMATCH" | "ORG.SLUG_INVALID" | "ORG.SLUG_RESERVED" | "ORG.SLUG_TAKEN" | "ORG.SLUG_CHANGED_TOO_OFTEN" | "ORG.PERSONAL" | "ORG.HIERARCHY_CYCLE" | "ORG.HIERARCHY_TOO_DEEP" | "SCOPE.INVALID" | "ORG.LAST_OWNER" | "ORG.SEAT_LIMIT_REACHED" | "ORG.SUSPENDED" | "ORG.PENDING_VERIFICATION" | "ORG.DEACTIVATED" | "ORG.TRANSITION_NOT_ALLOWED" | "LOGO.NOT_FOUND" | "MEMBER.NOT_FOUND" | "MEMBER.ERASED" | "MEMBER.SELF_ROLE_CHANGE" | "MEMBER.ROLE_ABOVE_OWN" | "MEMBER.TRANSITION_NOT_ALLOWED" | "ROLE.NOT_GRANTABLE" | "HOST_ORGS_GATED" | "INVITATION.NOT_FOUND" | "INVITATION.EXPIRED" | "INVITATION.REVOKED" | "INVITATION.ALREADY_ACCEPTED" | "INVITATION.OTHER_EMAIL" | "INVITATION.ALREADY_MEMBER" | "INVITATION.ACCOUNT_EXISTS" | "INVITATION.TOO_MANY_ADDRESSES" | "INVITATION.HOURLY_LIMIT" | "JOIN_REQUEST.NOT_FOUND" | "JOIN_REQUEST.ALREADY_MEMBER" | "JOIN_REQUEST.ALREADY_DECIDED" | "JOIN_REQUEST.DOMAIN_NOT_VERIFIED" | "INSTANCE.NOT_FOUND" | "INSTANCE.TRANSITION_NOT_ALLOWED" | "INSTANCE.BUSY" | "BOT_APP.NOT_FOUND" | "RUNTIME.UNAVAILABLE" | "RUNTIME.IMAGE_NOT_FOUND" | "RUNTIME.IMAGE_NOT_ALLOWED" | "RUNTIME.IMAGE_REFERENCE_INVALID" | "RUNTIME.CONTAINER_NOT_FOUND" | "RUNTIME.VOLUME_NOT_FOUND" | "RUNTIME.VOLUME_NOT_EMPTY" | "RUNTIME.FILE_NOT_FOUND" | "RUNTIME.FILE_TOO_LARGE" | "RUNTIME.CONTAINER_CONFLICT" | "RUNTIME.FAILED" | "RELEASE.NOT_FOUND" | "RELEASE.QUARANTINED" | "RELEASE.NOT_QUARANTINED" | "REGISTRY.UNAVAILABLE" | "REGISTRY.RATE_LIMITED" | "RELEASE.NOT_OFFERED" | "ROLLOUT.NOT_FOUND" | "ROLLOUT.RELEASE_QUARANTINED" | "ROLLOUT.TRANSITION_NOT_ALLOWED" | "ROLLOUT.NOTHING_FAILED" | "UPDATE_POLICY.INVALID" | "FLEET.UPDATES_PAUSED" | "SNAPSHOT.NOT_FOUND" | "SNAPSHOT.NO_SPACE" | "BOT.UNREACHABLE" | "BOT.REFUSED" | "SYNC.NOT_FOUND" | "MAINTENANCE.READ_ONLY" | "MAINTENANCE.OFFLINE" | "MAINTENANCE.NOT_FOUND" | "MAINTENANCE.OVER" | "MAINTENANCE.ENDS_BEFORE_START" | "MAINTENANCE.IN_THE_PAST" | "MAINTENANCE.TOO_FAR_AHEAD" | "MAINTENANCE.TOO_MANY" | "MAIL.NOT_FOUND" | "NOTICE.NOT_FOUND" | "NOTICE.MANDATORY" | "NOTICE.LINK_INVALID" | "JOB.NOT_FOUND" | "JOB.NOT_RETRYABLE" | "SYSTEM_EVENT.NOT_FOUND";
            /** @example This is not an e-mail address. */
            detail?: string;
            /** @example ada@example.com */
            email: string;
            invitation?: components["schemas"]["InvitationView"];
            /**
             * @description `repeated`: the same address was named before, in whatever case; its result is told there
             * @enum {string}
             */
            outcome: "invited" | "refreshed" | "repeated" | "failed";
        };
        InvitationSettingsBody: {
            /** @example 14 */
            expiresInDays: number;
        };
        InvitationSettingsView: {
            /**
             * @description How long new invitations work, where nobody says otherwise
             * @example 7
             */
            expiresInDays: number;
        };
        InvitationSignUpBody: {
            /** @example Ada Lovelace */
            name: string;
            /** Format: password */
            password: string;
            /**
             * @description The token of the link in the mail
             * @example x3Zq…
             */
            token: string;
        };
        InvitationTokenBody: {
            /**
             * @description The token of the link in the mail
             * @example x3Zq…
             */
            token: string;
        };
        InvitationView: {
            /** Format: date-time */
            acceptedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** @example ada@example.com */
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            invitedBy: components["schemas"]["InviterView"];
            /** @enum {string} */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /**
             * Format: date-time
             * @description Of the last mail
             */
            sentAt: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "expired" | "revoked";
        };
        InvitePeopleBody: {
            /**
             * @example [
             *       "ada@example.com"
             *     ]
             */
            emails: string[];
            /** @description How long the links work; without it, as long as is usual in the organisation */
            expiresInDays?: number;
            /**
             * @example MEMBER
             * @enum {string}
             */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
        };
        InviterView: {
            /** @example grace@example.com */
            email: string;
            /** @example Grace Hopper */
            name: string;
        };
        JobPage: {
            items: components["schemas"]["JobView"][];
            nextCursor?: string;
        };
        JobView: {
            /** Format: date-time */
            completedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Why the last try failed */
            error?: string;
            /** Format: uuid */
            id: string;
            /** @example fleet.advance-instance */
            queue: string;
            /** @description Tries after the first one */
            retries: number;
            /**
             * Format: date-time
             * @description Not before
             */
            startAfter: string;
            /** @enum {string} */
            state: "created" | "retry" | "active" | "completed" | "failed" | "cancelled";
        };
        JoinedByInvitationView: {
            organization: components["schemas"]["OrganizationSummary"];
            /** @description The session that the cookie of the answer opens */
            session: components["schemas"]["JoinedSessionView"];
        };
        JoinedPersonView: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            emailVerified: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            platformAdmin: boolean;
        };
        JoinedSessionView: {
            /** Format: date-time */
            expiresAt: string;
            person: components["schemas"]["JoinedPersonView"];
        };
        JoinOfferView: {
            /**
             * @description The verified domain that the caller's address is on
             * @example acme.example
             */
            domain: string;
            /** @description Whether an invitation waits already: asking sends its link again */
            invited: boolean;
            /** Format: uuid */
            orgId: string;
            /** @example Acme */
            orgName: string;
        };
        JoinRequestPage: {
            items: components["schemas"]["JoinRequestView"][];
            nextCursor?: string;
            /**
             * @description Requests that wait for a decision, whatever the filter
             * @example 2
             */
            open: number;
        };
        JoinRequestView: {
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            decidedAt?: string;
            /**
             * @description Who decided
             * @example Grace Hopper
             */
            decidedBy?: string;
            /** @example acme.example */
            domain: string;
            /** @example ada@acme.example */
            email: string;
            /** Format: uuid */
            id: string;
            /** @example Ada Lovelace */
            name: string;
            /** @description Why it was declined */
            reason?: string;
            /**
             * @description What the person became
             * @enum {string}
             */
            role?: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @enum {string} */
            status: "PENDING" | "APPROVED" | "DECLINED" | "WITHDRAWN";
        };
        JsonWebKeySetView: {
            /** @description Ed25519 keys (RFC 8037) */
            keys: {
                [key: string]: unknown;
            }[];
        };
        KindPreferenceView: {
            /** @enum {string} */
            defaultRoute: "bell" | "mail" | "both" | "none";
            /** @enum {string} */
            kind: "member.joined" | "member.left" | "join-request.received" | "organization.approved" | "organization.rejected" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.deletion-near" | "organization.restored" | "domain.verified" | "domain.record-lost" | "domain.lost" | "provisioning.failing" | "instance.failed" | "instance.update-available" | "instance.updated" | "membership.role-changed" | "membership.suspended" | "membership.reactivated" | "membership.removed" | "join-request.approved" | "join-request.declined" | "admin.organization-waits" | "admin.job-failed" | "admin.rollback-failed";
            /** @example Somebody joined */
            label: string;
            /** @description It is sent by its default to everybody concerned */
            mandatory: boolean;
            /** @description Chosen for single organisations */
            organizations: components["schemas"]["OrganizationRoute"][];
            /**
             * @description Chosen for all organisations
             * @enum {string}
             */
            route?: "bell" | "mail" | "both" | "none";
            /**
             * @description About an organisation, about the own standing in one, or for platform admins
             * @enum {string}
             */
            scope: "organization" | "membership" | "platform";
        };
        LeftOutView: {
            /** @example 40 */
            count: number;
            /** @enum {string} */
            reason: "deleted" | "organization-inactive" | "manual" | "pinned" | "already-updated" | "instance-failed" | "not-at-rest" | "aborted";
        };
        ListedInstanceView: {
            /** Format: date-time */
            createdAt: string;
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest?: string;
            /** @enum {string} */
            health: "ok" | "unhealthy" | "unknown";
            /**
             * @description Host name of the bot
             * @example acme.localhost
             */
            host: string;
            /** Format: uuid */
            id: string;
            /**
             * @description The image it follows
             * @example ghcr.io/acme/bot:stable
             */
            image: string;
            /**
             * @description What runs it; absent until it was first made
             * @example docker
             */
            runtime?: string;
            /**
             * Format: date-time
             * @description When the current run began
             */
            startedAt?: string;
            /** @enum {string} */
            status: "REQUESTED" | "CREATING" | "RUNNING" | "STOPPED" | "UPDATING" | "ROLLING_BACK" | "FAILED" | "DELETING" | "DELETED";
            /** @description Why it is in this status, or what keeps it waiting */
            statusReason?: string;
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "allocate" | "create-volumes" | "create-network" | "pull-image" | "create-container" | "start" | "wait-until-healthy" | "provision-company" | "sync-members" | "restart" | "stop" | "check" | "remove-container" | "remove-network" | "remove-volumes";
            /** @description It is offered a release that nobody said "later" to */
            updateAvailable: boolean;
            /**
             * @description Where a browser opens the bot
             * @example http://acme.localhost:4400
             */
            url: string;
            /** @example 1.0.0 */
            version?: string;
        };
        ListedReleaseView: {
            changelog?: components["schemas"]["ChangelogView"];
            /** @description Why there is no changelog, for the maintainers of the image */
            changelogProblem?: string;
            /** Format: date-time */
            detectedAt: string;
            /** @example sha256:… */
            digest: string;
            /** Format: uuid */
            id: string;
            /** @description The followed tags that mean it now */
            images: string[];
            /** @description Instances that run it now */
            instances: number;
            /** Format: date-time */
            quarantinedAt?: string;
            quarantineReason?: string;
            /** @example ghcr.io/acme/bot@sha256:… */
            reference: string;
            /** @example 2.4.0 */
            version?: string;
        };
        MailDetail: {
            /** Format: date-time */
            createdAt: string;
            /** @description What the mail server said at the last try */
            error?: string;
            /** @description Of a kept mail */
            html?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            sentAt?: string;
            /**
             * @description `kept`: there is no mail server, it is read here; `queued`: will be sent; `sent`; `failed`: refused for good; `withdrawn`: its reader no longer wanted it
             * @enum {string}
             */
            state: "queued" | "kept" | "sent" | "failed" | "withdrawn";
            /** @example Verify your e-mail address */
            subject: string;
            /** @example verify-email */
            template: string;
            /** @description Of a kept mail */
            text?: string;
            /** @example kim@acme.example */
            to: string;
        };
        MailPage: {
            items: components["schemas"]["MailView"][];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        MailPreviewList: {
            items: components["schemas"]["MailPreviewView"][];
        };
        MailPreviewView: {
            /** @enum {string} */
            about: "account" | "organization" | "membership" | "platform";
            /** @description A whole document; for a sandboxed frame */
            html: string;
            /** @example Olive Owner invites you to Harbour & Sons */
            subject: string;
            /**
             * @description Name of the template, or kind of the notice
             * @example invitation
             */
            template: string;
            text: string;
        };
        MailView: {
            /** Format: date-time */
            createdAt: string;
            /** @description What the mail server said at the last try */
            error?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            sentAt?: string;
            /**
             * @description `kept`: there is no mail server, it is read here; `queued`: will be sent; `sent`; `failed`: refused for good; `withdrawn`: its reader no longer wanted it
             * @enum {string}
             */
            state: "queued" | "kept" | "sent" | "failed" | "withdrawn";
            /** @example Verify your e-mail address */
            subject: string;
            /** @example verify-email */
            template: string;
            /** @example kim@acme.example */
            to: string;
        };
        MaintenanceNoticesView: {
            /**
             * Format: date-time
             * @description The server's clock: count from it
             */
            now: string;
            /** @description Running, or beginning within a week; the earliest first */
            windows: components["schemas"]["MaintenanceWindowView"][];
        };
        MaintenanceWindowBody: {
            /**
             * Format: date-time
             * @description RFC 3339, exclusive; absent: until somebody ends it
             */
            endsAt?: string;
            /** @description Plain text for the people who are kept waiting */
            message?: string;
            /**
             * @description `BANNER`: a notice. `READ_ONLY`: reading works, changing does not. `OFFLINE`: neither works, and the bots are closed.
             * @enum {string}
             */
            mode: "BANNER" | "READ_ONLY" | "OFFLINE";
            /**
             * Format: date-time
             * @description RFC 3339, inclusive; absent: now
             */
            startsAt?: string;
        };
        MaintenanceWindowPage: {
            items: components["schemas"]["MaintenanceWindowView"][];
            nextCursor?: string;
        };
        MaintenanceWindowView: {
            /**
             * Format: date-time
             * @description When somebody ended it before its time
             */
            endedAt?: string;
            /**
             * Format: date-time
             * @description Exclusive; absent: until somebody ends it
             */
            endsAt?: string;
            /** Format: uuid */
            id: string;
            message?: string;
            /**
             * @description `BANNER`: a notice. `READ_ONLY`: reading works, changing does not. `OFFLINE`: neither works, and the bots are closed.
             * @enum {string}
             */
            mode: "BANNER" | "READ_ONLY" | "OFFLINE";
            /** @enum {string} */
            phase: "UPCOMING" | "RUNNING" | "ENDED";
            /**
             * @description Whom it concerns
             * @enum {string}
             */
            scope: "installation" | "organization";
            /**
             * Format: date-time
             * @description Inclusive
             */
            startsAt: string;
        };
        Me: {
            /** Format: date-time */
            createdAt: string;
            /** @example kim@acme.example */
            email: string;
            /** @description Whether the address was proven by a mailed link */
            emailVerified: boolean;
            /** Format: uuid */
            id: string;
            /** @example Kim Reed */
            name: string;
            /** @description Whether the admin section is open to this person */
            platformAdmin: boolean;
        };
        MemberPage: {
            items: components["schemas"]["MemberView"][];
            nextCursor?: string;
            /**
             * @description Current members of the organisation, whatever the filter
             * @example 12
             */
            total: number;
        };
        MemberSyncView: {
            /** @example 1 */
            attempts: number;
            /** Format: uuid */
            instanceId: string;
            /** @example The bot is not answering. */
            lastError?: string;
            /** Format: date-time */
            nextAttemptAt?: string;
            /** @enum {string} */
            state: "pending" | "synced" | "retrying";
        };
        MemberView: {
            /** @example ada@example.com */
            email: string;
            holdsSeat: boolean;
            /**
             * Format: uuid
             * @description Of the membership
             */
            id: string;
            /** Format: date-time */
            joinedAt: string;
            /** Format: date-time */
            lastSeenAt?: string;
            /** @example Ada Lovelace */
            name: string;
            /** @enum {string} */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @enum {string} */
            status: "PENDING" | "ACTIVE" | "SUSPENDED" | "REMOVED" | "ERASED";
            /** @description What each instance of the bot knows of the member */
            sync: components["schemas"]["MemberSyncView"][];
            /** Format: uuid */
            userId: string;
        };
        MyJoinRequests: {
            /** @description The newest ten, newest first */
            items: components["schemas"]["MyJoinRequestView"][];
            /** @description The organisation of the domain of the caller's verified address, unless they belong to it */
            offer?: components["schemas"]["JoinOfferView"];
        };
        MyJoinRequestView: {
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orgId: string;
            /** @example Acme */
            orgName: string;
            /** @description Why it was declined */
            reason?: string;
            /** @enum {string} */
            status: "PENDING" | "APPROVED" | "DECLINED" | "WITHDRAWN";
        };
        MySession: {
            /** Format: date-time */
            createdAt: string;
            /** @description Whether this call came with it */
            current: boolean;
            /** Format: uuid */
            id: string;
            /**
             * @description Address from which it was opened
             * @example 192.0.2.7
             */
            ip?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
            /**
             * @description What the browser called itself
             * @example Mozilla/5.0 …
             */
            userAgent?: string;
        };
        MySessionList: {
            items: components["schemas"]["MySession"][];
        };
        NewApiKey: {
            apiKey: components["schemas"]["ApiKey"];
            /**
             * @description The key itself: shown this once, and never again
             * @example mrg_Zk3v91Qa…
             */
            secret: string;
        };
        NewestReleaseView: {
            /** @example sha256:… */
            digest: string;
            /** Format: uuid */
            releaseId: string;
            /** @example 2.4.0 */
            version?: string;
        };
        NoticeOrganization: {
            /** @example Acme */
            name: string;
            /** Format: uuid */
            orgId: string;
            /**
             * @description Absent where the reader is no member any more
             * @example acme
             */
            slug?: string;
        };
        NoticePage: {
            items: components["schemas"]["NoticeView"][];
            /** @description Absent on the last page */
            nextCursor?: string;
            /** @description How many are unread, on all pages */
            unread: number;
        };
        NoticeView: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "member.joined" | "member.left" | "join-request.received" | "organization.approved" | "organization.rejected" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.deletion-near" | "organization.restored" | "domain.verified" | "domain.record-lost" | "domain.lost" | "provisioning.failing" | "instance.failed" | "instance.update-available" | "instance.updated" | "membership.role-changed" | "membership.suspended" | "membership.reactivated" | "membership.removed" | "join-request.approved" | "join-request.declined" | "admin.organization-waits" | "admin.job-failed" | "admin.rollback-failed";
            /**
             * @description The page of the app that it is about
             * @example /orgs/acme/team
             */
            link?: string;
            org?: components["schemas"]["NoticeOrganization"];
            /**
             * Format: date-time
             * @description Absent while it is unread
             */
            readAt?: string;
            /** @example They are a member with the role manager. */
            text?: string;
            /** @example Kim Reed joined Acme */
            title: string;
        };
        NotificationPreferencesView: {
            kinds: components["schemas"]["KindPreferenceView"][];
            /** @description For which a choice of its own can be made */
            organizations: components["schemas"]["PreferenceOrganization"][];
        };
        OccurrenceView: {
            /** Format: date-time */
            at: string;
            /**
             * @example {
             *       "method": "GET",
             *       "route": "/api/members"
             *     }
             */
            context: {
                [key: string]: unknown;
            };
            /** @description Names the request or job in the logs */
            requestId?: string;
        };
        OfferedReleaseView: {
            changelog?: components["schemas"]["ChangelogView"];
            /** Format: date-time */
            detectedAt: string;
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest: string;
            /** @description Somebody said "later" to it */
            isDismissed: boolean;
            /** Format: uuid */
            releaseId: string;
            /** @example 2.0.0 */
            version?: string;
        };
        OpenUpdatesView: {
            /**
             * @description Waiting for their instance
             * @example 1
             */
            PENDING: number;
            /**
             * @description Whose way back failed: somebody has to look at them
             * @example 0
             */
            ROLLBACK_FAILED: number;
            /** @example 0 */
            ROLLING_BACK: number;
            /** @example 2 */
            UPDATING: number;
        };
        OrganizationChart: {
            /** @description From the root down; one alone where it is in no group */
            items: components["schemas"]["ChartNodeView"][];
        };
        OrganizationDetails: {
            /** @example https://acme.example.com */
            botUrl: string;
            /** @description Where one was chosen */
            color?: components["schemas"]["BrandColorView"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description While DEACTIVATED: when it is deleted, unless that is undone
             */
            deleteAfter?: string;
            /** Format: uuid */
            id: string;
            /** @description Of a PNG; another picture has another address */
            logoUrl?: string;
            /**
             * Format: uuid
             * @description Absent for a platform admin who is no member
             */
            membershipId?: string;
            /** @example Acme */
            name: string;
            /** @description What the caller may do here */
            permissions: ("org:read" | "org:update" | "org:delete" | "org:transfer" | "org:change-address" | "org:chart" | "roles:grant-privileged" | "members:read" | "members:invite" | "members:remove" | "members:change-role" | "members:suspend" | "join-requests:manage" | "seats:read" | "instance:read" | "instance:open" | "instance:operate" | "instance:logs" | "instance:update" | "changelog:read" | "update-preferences:manage" | "provisioning:retry" | "api-keys:manage" | "sso:manage" | "sso:enforce" | "domains:manage" | "scim:tokens" | "scim:mappings" | "maintenance:manage" | "audit:read" | "analytics:read" | "webhooks:manage" | "webhooks:delete" | "webhooks:rotate-secret" | "deliveries:read" | "billing:read" | "billing:manage" | "wallet:top-up" | "purchase-orders:manage" | "programs:manage" | "payouts:manage" | "exports:create" | "bot-apps:publish")[];
            /**
             * Format: date-time
             * @description While PENDING_VERIFICATION: when it was rejected
             */
            rejectedAt?: string;
            /**
             * @description The caller's role
             * @enum {string}
             */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @description For those who hold `seats:read` */
            seats?: components["schemas"]["SeatsView"];
            /** @example acme */
            slug: string;
            /** @enum {string} */
            status: "PENDING_VERIFICATION" | "ACTIVE" | "SUSPENDED" | "DEACTIVATED";
            /**
             * @description Why it is suspended, or was rejected
             * @example Unpaid invoices
             */
            statusReason?: string;
            /**
             * @description `personal`: the workspace of one person
             * @enum {string}
             */
            type: "personal" | "team";
        };
        OrganizationList: {
            items: components["schemas"]["OrganizationSummary"][];
        };
        OrganizationProfileBody: {
            /**
             * @description Indian goods and services tax number; its check digit is checked, and its PAN must be that of `pan`
             * @example 27AAPFU0939F1ZV
             */
            gstin: string | null;
            /**
             * @example SOFTWARE
             * @enum {string|null}
             */
            industry: "AGRICULTURE" | "AUTOMOTIVE" | "CONSTRUCTION" | "CONSULTING" | "EDUCATION" | "ENERGY" | "FINANCE" | "GOVERNMENT" | "HEALTHCARE" | "HOSPITALITY" | "INSURANCE" | "LEGAL" | "LOGISTICS" | "MANUFACTURING" | "MEDIA" | "NON_PROFIT" | "REAL_ESTATE" | "RESEARCH" | "RETAIL" | "SOFTWARE" | "TELECOMMUNICATIONS" | "TRAVEL" | "OTHER" | null;
            /**
             * @description Udyam registration of a micro, small or medium enterprise
             * @example UDYAM-MH-12-0012345
             */
            msme: string | null;
            /**
             * @description Indian income tax number; taken from the GSTIN where it is null
             * @example AAPFU0939F
             */
            pan: string | null;
            /**
             * @description How many people work there
             * @enum {string|null}
             */
            size: "1" | "2-10" | "11-50" | "51-200" | "201-500" | "501-1000" | "1001-5000" | "5001+" | null;
            /**
             * @description An https address; kept with its host in small letters and without a slash at the end
             * @example https://acme.example
             */
            website: string | null;
        };
        OrganizationProfileView: {
            /** @example 27AAPFU0939F1ZV */
            gstin: string | null;
            /** @enum {string|null} */
            industry: "AGRICULTURE" | "AUTOMOTIVE" | "CONSTRUCTION" | "CONSULTING" | "EDUCATION" | "ENERGY" | "FINANCE" | "GOVERNMENT" | "HEALTHCARE" | "HOSPITALITY" | "INSURANCE" | "LEGAL" | "LOGISTICS" | "MANUFACTURING" | "MEDIA" | "NON_PROFIT" | "REAL_ESTATE" | "RESEARCH" | "RETAIL" | "SOFTWARE" | "TELECOMMUNICATIONS" | "TRAVEL" | "OTHER" | null;
            /** @example UDYAM-MH-12-0012345 */
            msme: string | null;
            /** @example AAPFU0939F */
            pan: string | null;
            /** @enum {string|null} */
            size: "1" | "2-10" | "11-50" | "51-200" | "201-500" | "501-1000" | "1001-5000" | "5001+" | null;
            /** @example https://acme.example */
            website: string | null;
        };
        OrganizationRoute: {
            /** Format: uuid */
            orgId: string;
            /** @enum {string} */
            route: "bell" | "mail" | "both" | "none";
        };
        OrganizationSummary: {
            /** @example https://acme.example.com */
            botUrl: string;
            /** @description Where one was chosen */
            color?: components["schemas"]["BrandColorView"];
            /** Format: uuid */
            id: string;
            /** @description Of a PNG; another picture has another address */
            logoUrl?: string;
            /** @example Acme */
            name: string;
            /**
             * @description The caller's role
             * @enum {string}
             */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @example acme */
            slug: string;
            /** @enum {string} */
            status: "PENDING_VERIFICATION" | "ACTIVE" | "SUSPENDED" | "DEACTIVATED";
            /**
             * @description `personal`: the workspace of one person
             * @enum {string}
             */
            type: "personal" | "team";
        };
        OrganizationView: {
            /** @example https://acme.example.com */
            botUrl: string;
            /** @description Where one was chosen */
            color?: components["schemas"]["BrandColorView"];
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @description Of a PNG; another picture has another address */
            logoUrl?: string;
            /** @example Acme */
            name: string;
            /**
             * @description The caller's role
             * @enum {string}
             */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
            /** @example acme */
            slug: string;
            /** @enum {string} */
            status: "PENDING_VERIFICATION" | "ACTIVE" | "SUSPENDED" | "DEACTIVATED";
            /**
             * @description `personal`: the workspace of one person
             * @enum {string}
             */
            type: "personal" | "team";
        };
        PeoplePage: {
            items: components["schemas"]["PersonView"][];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        PermissionGroupView: {
            /** @example People */
            label: string;
            permissions: components["schemas"]["PermissionView"][];
        };
        PermissionView: {
            /**
             * @description What it allows
             * @example Remove members.
             */
            description: string;
            /** @enum {string} */
            permission: "org:read" | "org:update" | "org:delete" | "org:transfer" | "org:change-address" | "org:chart" | "roles:grant-privileged" | "members:read" | "members:invite" | "members:remove" | "members:change-role" | "members:suspend" | "join-requests:manage" | "seats:read" | "instance:read" | "instance:open" | "instance:operate" | "instance:logs" | "instance:update" | "changelog:read" | "update-preferences:manage" | "provisioning:retry" | "api-keys:manage" | "sso:manage" | "sso:enforce" | "domains:manage" | "scim:tokens" | "scim:mappings" | "maintenance:manage" | "audit:read" | "analytics:read" | "webhooks:manage" | "webhooks:delete" | "webhooks:rotate-secret" | "deliveries:read" | "billing:read" | "billing:manage" | "wallet:top-up" | "purchase-orders:manage" | "programs:manage" | "payouts:manage" | "exports:create" | "bot-apps:publish";
            /** @description Why it is kept to the roles that hold it */
            reason: string;
        };
        PersonView: {
            /** Format: date-time */
            createdAt: string;
            /** @example kim@acme.example */
            email: string;
            emailVerified: boolean;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt?: string;
            /** @example Kim Reed */
            name: string;
            platformAdmin: boolean;
        };
        PlatformSettingsView: {
            /**
             * @description Seats of a new organisation; null: no limit
             * @example 10
             */
            defaultSeats: number | null;
            /** @description Whether a new organisation waits for a platform admin before it is active */
            orgVerificationRequired: boolean;
        };
        PreferenceChangeRequest: {
            /**
             * @example member.joined
             * @enum {string}
             */
            kind: "member.joined" | "member.left" | "join-request.received" | "organization.approved" | "organization.rejected" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.deletion-near" | "organization.restored" | "domain.verified" | "domain.record-lost" | "domain.lost" | "provisioning.failing" | "instance.failed" | "instance.update-available" | "instance.updated" | "membership.role-changed" | "membership.suspended" | "membership.reactivated" | "membership.removed" | "join-request.approved" | "join-request.declined" | "admin.organization-waits" | "admin.job-failed" | "admin.rollback-failed";
            /**
             * Format: uuid
             * @description For this organisation; absent: for all without their own choice
             */
            orgId?: string;
            /**
             * @description `default` forgets the choice
             * @example both
             * @enum {string}
             */
            route: "bell" | "mail" | "both" | "none" | "default";
        };
        PreferenceOrganization: {
            /** @example Acme */
            name: string;
            /** Format: uuid */
            orgId: string;
            /** @example acme */
            slug: string;
        };
        PreferencesView: {
            /**
             * @example INR
             * @enum {string|null}
             */
            currency: "AED" | "AUD" | "BRL" | "CAD" | "CHF" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "INR" | "JPY" | "KRW" | "MXN" | "NOK" | "NZD" | "PLN" | "SEK" | "SGD" | "TRY" | "USD" | "ZAR" | null;
            /** Format: uuid */
            landingOrgId: string | null;
            /**
             * @example en-IN
             * @enum {string|null}
             */
            locale: "en-GB" | "en-US" | "en-IN" | "en-AU" | "en-CA" | "cs-CZ" | "da-DK" | "de-AT" | "de-CH" | "de-DE" | "es-ES" | "es-MX" | "fi-FI" | "fr-CA" | "fr-FR" | "hi-IN" | "it-IT" | "ja-JP" | "ko-KR" | "nb-NO" | "nl-NL" | "pl-PL" | "pt-BR" | "pt-PT" | "sv-SE" | "tr-TR" | "zh-CN" | null;
        };
        PreviewedBotView: {
            /** Format: uuid */
            instanceId: string;
            /**
             * Format: date-time
             * @description Not before; absent: at any time from now on
             */
            opensAt?: string;
            /** @example Acme */
            organizationName: string;
            /** Format: uuid */
            orgId: string;
            /** @example acme */
            slug: string;
            /**
             * @description What it runs now
             * @example 1.0.0
             */
            version?: string;
        };
        PreviewedWaveView: {
            /** @example 1 */
            number: number;
            /** @example 25 */
            size: number;
        };
        Problem: {
            /**
             * @description Stable; what a client branches on
             * @example ORG.LAST_OWNER
             */
            code: string;
            /** @description A sentence about this occurrence */
            detail?: string;
            /** @description The inputs that are wrong */
            errors?: components["schemas"]["ProblemField"][];
            /** @description Names this occurrence in the logs */
            requestId?: string;
            /** @example 409 */
            status: number;
            /** @example An organisation keeps at least one active owner. Make another person owner first. */
            title: string;
            /** @example urn:moorage:problem:ORG.LAST_OWNER */
            type: string;
        };
        ProblemField: {
            /** @example This is not an e-mail address. */
            detail: string;
            /**
             * @description Path of the input
             * @example emails[3]
             */
            field: string;
        };
        QuarantineReleaseBody: {
            /** @example It loses messages. */
            reason: string;
        };
        RanImageView: {
            /** @example sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b */
            digest: string;
            /** @example 1.0.0 */
            version?: string;
            /** @description Of all its data, as 64 hexadecimal digits: before as the snapshot has it, after as a rollback restored it. A bot that runs changes its data, so a successful update has no hash after it */
            volumeHash?: string;
        };
        ReconciliationList: {
            /** @description One per running instance */
            items: components["schemas"]["ReconciliationView"][];
        };
        ReconciliationView: {
            /**
             * @description Were missing in the bot
             * @example 1
             */
            added: number;
            /**
             * @description People who are in the organisation, in the bot, or in both
             * @example 12
             */
            compared: number;
            /**
             * @description Why the bot could not be compared: the code of a refusal
             * @example BOT.UNREACHABLE
             */
            error?: string;
            /** Format: uuid */
            instanceId: string;
            /**
             * @description Were in the bot, but not in the organisation
             * @example 0
             */
            removed: number;
            /**
             * @description Had another role in the bot
             * @example 0
             */
            roleChanged: number;
            /**
             * @description Were right already
             * @example 11
             */
            unchanged: number;
        };
        RecordSetupStepBody: {
            /**
             * @description A step that is done stays so
             * @enum {string}
             */
            outcome: "done" | "skipped";
            /** @enum {string} */
            step: "profile" | "branding" | "team";
        };
        RejectOrganizationBody: {
            /**
             * @description Its owner reads it
             * @example We could not find a company of this name.
             */
            reason: string;
        };
        ReleasePage: {
            items: components["schemas"]["ListedReleaseView"][];
            nextCursor?: string;
        };
        ReleaseView: {
            changelog?: components["schemas"]["ChangelogView"];
            /** @description Why there is no changelog, for the maintainers of the image */
            changelogProblem?: string;
            /** Format: date-time */
            detectedAt: string;
            /** @example sha256:… */
            digest: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            quarantinedAt?: string;
            quarantineReason?: string;
            /** @example ghcr.io/acme/bot@sha256:… */
            reference: string;
            /** @example 2.4.0 */
            version?: string;
        };
        RenameOrganizationBody: {
            /** @example Acme Ltd */
            name: string;
        };
        RequestedBotUpdate: {
            /** Format: uuid */
            id: string;
        };
        RequestedRollout: {
            /** Format: uuid */
            id: string;
        };
        ResetPasswordRequest: {
            /** @description 12 to 256 characters, none of the common ones */
            password: string;
            /** @description Of the mailed link, after `#token=` */
            token: string;
        };
        RoleList: {
            /** @description Highest first */
            items: components["schemas"]["RoleView"][];
            /** @description What each permission is for */
            permissionGroups: components["schemas"]["PermissionGroupView"][];
        };
        RoleView: {
            /** @example Uses the bot; occupies a seat */
            description: string;
            /** @description Whether the caller may give it to somebody */
            grantableByMe: boolean;
            /** @description Whether an active member with it occupies a seat */
            occupiesSeat: boolean;
            permissions: ("org:read" | "org:update" | "org:delete" | "org:transfer" | "org:change-address" | "org:chart" | "roles:grant-privileged" | "members:read" | "members:invite" | "members:remove" | "members:change-role" | "members:suspend" | "join-requests:manage" | "seats:read" | "instance:read" | "instance:open" | "instance:operate" | "instance:logs" | "instance:update" | "changelog:read" | "update-preferences:manage" | "provisioning:retry" | "api-keys:manage" | "sso:manage" | "sso:enforce" | "domains:manage" | "scim:tokens" | "scim:mappings" | "maintenance:manage" | "audit:read" | "analytics:read" | "webhooks:manage" | "webhooks:delete" | "webhooks:rotate-secret" | "deliveries:read" | "billing:read" | "billing:manage" | "wallet:top-up" | "purchase-orders:manage" | "programs:manage" | "payouts:manage" | "exports:create" | "bot-apps:publish")[];
            /**
             * @description Orders roles; says nothing about permissions
             * @example 80
             */
            rank: number;
            /**
             * @description Why not
             * @example Only an owner grants this role.
             */
            reason?: string;
            /** @enum {string} */
            role: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
        };
        RolledOutReleaseView: {
            /** @example sha256:… */
            digest: string;
            /** Format: uuid */
            id: string;
            /** @example ghcr.io/acme/bot@sha256:… */
            reference: string;
            /** @example 2.4.0 */
            version?: string;
        };
        RolloutBotPage: {
            items: components["schemas"]["RolloutBotView"][];
            nextCursor?: string;
        };
        RolloutBotUpdateView: {
            /** @description What condemned the release on this bot */
            evidence?: components["schemas"]["UpdateEvidenceView"];
            /** Format: date-time */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            /** @description Why it failed or was left out */
            reason?: string;
            /** Format: date-time */
            startedAt?: string;
            /** @enum {string} */
            status: "PENDING" | "UPDATING" | "ROLLING_BACK" | "SUCCEEDED" | "FAILED" | "ROLLBACK_FAILED" | "SKIPPED";
            /**
             * @description What is being done right now
             * @enum {string}
             */
            step?: "check" | "pull" | "read-changelog" | "drain" | "hold" | "stop" | "snapshot" | "recreate" | "start" | "health" | "finish" | "rollback-stop" | "rollback-restore" | "rollback-compare" | "rollback-recreate" | "rollback-start" | "rollback-health" | "rollback-finish";
            /** @description The steps that are done, in their order */
            steps: components["schemas"]["DoneStepView"][];
            /**
             * Format: date-time
             * @description Since when that is tried
             */
            stepSince: string;
        };
        RolloutBotView: {
            /**
             * @description Tries so far
             * @example 1
             */
            attempts: number;
            /** Format: uuid */
            instanceId: string;
            /** @example Acme */
            organizationName: string;
            /** Format: uuid */
            orgId: string;
            /** @enum {string} */
            skipReason?: "deleted" | "organization-inactive" | "manual" | "pinned" | "already-updated" | "instance-failed" | "not-at-rest" | "aborted";
            /** @example acme */
            slug: string;
            /** @enum {string} */
            status: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "SKIPPED";
            /** @description Its last try */
            update?: components["schemas"]["RolloutBotUpdateView"];
            /**
             * @description Absent until it was in one
             * @example 1
             */
            wave?: number;
        };
        RolloutDetailsView: {
            /** Format: date-time */
            createdAt: string;
            /** @example 2 */
            failed: number;
            /**
             * Format: date-time
             * @description When the last of its bots came to an end
             */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            /** @description Who was no part of it when it began */
            leftOut: components["schemas"]["LeftOutView"][];
            /**
             * Format: date-time
             * @description When something happens next: the next wave, or a look at what is under way
             */
            nextActAt?: string;
            /**
             * @description Not at an end, the running ones among them
             * @example 40
             */
            pending: number;
            /** @description Why it was aborted */
            reason?: string;
            release: components["schemas"]["RolledOutReleaseView"];
            /**
             * @description Being updated now
             * @example 4
             */
            running: number;
            selection: components["schemas"]["RolloutSelectionView"];
            /** @example 1 */
            skipped: number;
            /**
             * Format: date-time
             * @description When its bots were picked
             */
            startedAt?: string;
            /**
             * @description Who started it; absent: the platform by itself
             * @example Kim Reed
             */
            startedBy?: string;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "PAUSED" | "ABORTED" | "FINISHED";
            strategy: components["schemas"]["RolloutStrategyView"];
            /** @example 57 */
            succeeded: number;
            /**
             * @description succeeded + failed + skipped + pending
             * @example 100
             */
            total: number;
            /**
             * @description The wave that began last; 0: none did
             * @example 2
             */
            wave: number;
            waves: components["schemas"]["WaveView"][];
        };
        RolloutPage: {
            items: components["schemas"]["RolloutView"][];
            nextCursor?: string;
        };
        RolloutPreviewView: {
            /** @description The first 100 */
            bots: components["schemas"]["PreviewedBotView"][];
            leftOut: components["schemas"]["LeftOutView"][];
            /**
             * @description Bots that the rollout would have
             * @example 100
             */
            total: number;
            /** @description If every bot may be updated when its turn comes; where hours differ there are more and smaller ones */
            waves: components["schemas"]["PreviewedWaveView"][];
        };
        RolloutSelectionBody: {
            /**
             * @description With kind `channel`
             * @enum {string}
             */
            channel?: "canary" | "staging" | "stable" | "pinned";
            /**
             * @description All but those that follow a digest; those that follow a channel; those of chosen organisations
             * @enum {string}
             */
            kind: "all" | "channel" | "organizations";
            /** @description With kind `organizations`. They are updated in their hour whatever their mode: you have chosen them */
            orgIds?: string[];
        };
        RolloutSelectionView: {
            /** @enum {string} */
            channel?: "canary" | "staging" | "stable" | "pinned";
            /** @example ghcr.io/acme/bot:stable */
            image?: string;
            /**
             * @description `image`: those that follow a tag, which is what the platform starts by itself
             * @enum {string}
             */
            kind: "all" | "channel" | "image" | "organizations";
            orgIds?: string[];
        };
        RolloutSettingsBody: {
            /** @description So many failed bots end the rollout; null: none do */
            abortAtFailures?: number | null;
            /** @description Of all its bots, in percent: the size of a wave */
            batchPercent?: number;
            /** @description Seconds in which an updated bot must become healthy */
            healthTimeoutSeconds?: number;
            /** @description Seconds between two waves */
            pauseSeconds?: number;
            /** @description Tries of a bot after its first */
            retries?: number;
        };
        RolloutStrategyList: {
            items: components["schemas"]["RolloutStrategyView"][];
        };
        RolloutStrategyView: {
            /**
             * @description Absent: failures never end it
             * @example 3
             */
            abortAtFailures?: number;
            /** @example 25 */
            batchPercent: number;
            /** @example 120 */
            healthTimeoutSeconds: number;
            ignoresWindows: boolean;
            /** @enum {string} */
            name: "RollingWave" | "Immediate";
            /** @example 60 */
            pauseSeconds: number;
            /** @example 2 */
            retries: number;
        };
        RolloutView: {
            /** Format: date-time */
            createdAt: string;
            /** @example 2 */
            failed: number;
            /**
             * Format: date-time
             * @description When the last of its bots came to an end
             */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            /** @description Who was no part of it when it began */
            leftOut: components["schemas"]["LeftOutView"][];
            /**
             * Format: date-time
             * @description When something happens next: the next wave, or a look at what is under way
             */
            nextActAt?: string;
            /**
             * @description Not at an end, the running ones among them
             * @example 40
             */
            pending: number;
            /** @description Why it was aborted */
            reason?: string;
            release: components["schemas"]["RolledOutReleaseView"];
            /**
             * @description Being updated now
             * @example 4
             */
            running: number;
            selection: components["schemas"]["RolloutSelectionView"];
            /** @example 1 */
            skipped: number;
            /**
             * Format: date-time
             * @description When its bots were picked
             */
            startedAt?: string;
            /**
             * @description Who started it; absent: the platform by itself
             * @example Kim Reed
             */
            startedBy?: string;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "PAUSED" | "ABORTED" | "FINISHED";
            strategy: components["schemas"]["RolloutStrategyView"];
            /** @example 57 */
            succeeded: number;
            /**
             * @description succeeded + failed + skipped + pending
             * @example 100
             */
            total: number;
            /**
             * @description The wave that began last; 0: none did
             * @example 2
             */
            wave: number;
        };
        ScopeList: {
            items: components["schemas"]["ScopeView"][];
        };
        ScopeView: {
            /** @description The organisation; absent for `all`, and for a personal scope without one */
            organization?: components["schemas"]["OrganizationSummary"];
            /**
             * @description `personal`, `org:<id>`, or `all`
             * @example org:0199…
             */
            scope: string;
        };
        SeatsView: {
            /**
             * @description null: no limit
             * @example 10
             */
            total: number | null;
            /**
             * @description Active members in roles that occupy a seat
             * @example 4
             */
            used: number;
        };
        SessionView: {
            /**
             * Format: date-time
             * @description When the session ends, whatever happens
             */
            expiresAt: string;
            person: components["schemas"]["Me"];
        };
        SetBrandColorBody: {
            /**
             * @description null takes it away
             * @example #0f6380
             */
            color: string | null;
        };
        SetCapabilitiesBody: {
            /** @description Publishes bot apps to others; refused where the installation has no such organisations */
            canHost: boolean;
            /** @description Pays for its members */
            canSponsor: boolean;
        };
        SetParentBody: {
            /**
             * Format: uuid
             * @description The organisation that this one stands below; null: it stands alone
             */
            parentId: string | null;
        };
        SetSeatsBody: {
            /**
             * @description null: no limit
             * @example 25
             */
            total: number | null;
        };
        SetupStepView: {
            /** @enum {string} */
            state: "open" | "done" | "skipped";
            /** @enum {string} */
            step: "profile" | "branding" | "team";
        };
        SetupView: {
            /** @description Nobody is reminded any more */
            finished: boolean;
            /** @description In their order */
            steps: components["schemas"]["SetupStepView"][];
        };
        SignInRequest: {
            /**
             * @description Compared without regard to case
             * @example kim@acme.example
             */
            email: string;
            /** Format: password */
            password: string;
        };
        SignUpRequest: {
            /**
             * @description Compared without regard to case
             * @example kim@acme.example
             */
            email: string;
            /** @example Kim Reed */
            name: string;
            /** @description 12 to 256 characters, none of the common ones */
            password: string;
        };
        SlugAvailability: {
            available: boolean;
            /**
             * @description Why not
             * @example ORG.SLUG_TAKEN
             * @enum {string}
             */
            reason?: "REQUEST.INVALID" | "REQUEST.TOO_LARGE" | "REQUEST.MALFORMED" | "REQUEST.NOT_FOUND" | "REQUEST.METHOD_NOT_ALLOWED" | "REQUEST.CROSS_ORIGIN" | "REQUEST.RATE_LIMITED" | "REQUEST.CURSOR_INVALID" | "REQUEST.CONFLICT" | "SERVICE.UNAVAILABLE" | "SERVICE.INTERNAL" | "AUTH.REQUIRED" | "AUTH.INVALID_CREDENTIALS" | "AUTH.EMAIL_NOT_VERIFIED" | "AUTH.TOKEN_INVALID" | "AUTH.TOKEN_EXPIRED" | "AUTH.SCOPE_MISSING" | "AUTH.ADMIN_REQUIRED" | "PASSWORD.TOO_SHORT" | "PASSWORD.TOO_LONG" | "PASSWORD.TOO_COMMON" | "PASSWORD.WRONG" | "PERSON.NOT_FOUND" | "PERSON.LAST_PLATFORM_ADMIN" | "EMAIL.INVALID" | "SESSION.NOT_FOUND" | "API_KEY.NOT_FOUND" | "API_KEY.LIMIT_REACHED" | "DOMAIN.INVALID" | "DOMAIN.PUBLIC" | "DOMAIN.ALREADY_CLAIMED" | "DOMAIN.LIMIT_REACHED" | "DOMAIN.NOT_FOUND" | "TENANT.REQUIRED" | "TENANT.NOT_FOUND" | "PERMISSION.DENIED" | "ORG.NOT_FOUND" | "ORG.NAME_INVALID" | "ORG.PROFILE_INVALID" | "ORG.COLOR_INVALID" | "ORG.LOGO_INVALID" | "ORG.LOGO_TOO_LARGE" | "ORG.NAME_MISMATCH" | "ORG.SLUG_INVALID" | "ORG.SLUG_RESERVED" | "ORG.SLUG_TAKEN" | "ORG.SLUG_CHANGED_TOO_OFTEN" | "ORG.PERSONAL" | "ORG.HIERARCHY_CYCLE" | "ORG.HIERARCHY_TOO_DEEP" | "SCOPE.INVALID" | "ORG.LAST_OWNER" | "ORG.SEAT_LIMIT_REACHED" | "ORG.SUSPENDED" | "ORG.PENDING_VERIFICATION" | "ORG.DEACTIVATED" | "ORG.TRANSITION_NOT_ALLOWED" | "LOGO.NOT_FOUND" | "MEMBER.NOT_FOUND" | "MEMBER.ERASED" | "MEMBER.SELF_ROLE_CHANGE" | "MEMBER.ROLE_ABOVE_OWN" | "MEMBER.TRANSITION_NOT_ALLOWED" | "ROLE.NOT_GRANTABLE" | "HOST_ORGS_GATED" | "INVITATION.NOT_FOUND" | "INVITATION.EXPIRED" | "INVITATION.REVOKED" | "INVITATION.ALREADY_ACCEPTED" | "INVITATION.OTHER_EMAIL" | "INVITATION.ALREADY_MEMBER" | "INVITATION.ACCOUNT_EXISTS" | "INVITATION.TOO_MANY_ADDRESSES" | "INVITATION.HOURLY_LIMIT" | "JOIN_REQUEST.NOT_FOUND" | "JOIN_REQUEST.ALREADY_MEMBER" | "JOIN_REQUEST.ALREADY_DECIDED" | "JOIN_REQUEST.DOMAIN_NOT_VERIFIED" | "INSTANCE.NOT_FOUND" | "INSTANCE.TRANSITION_NOT_ALLOWED" | "INSTANCE.BUSY" | "BOT_APP.NOT_FOUND" | "RUNTIME.UNAVAILABLE" | "RUNTIME.IMAGE_NOT_FOUND" | "RUNTIME.IMAGE_NOT_ALLOWED" | "RUNTIME.IMAGE_REFERENCE_INVALID" | "RUNTIME.CONTAINER_NOT_FOUND" | "RUNTIME.VOLUME_NOT_FOUND" | "RUNTIME.VOLUME_NOT_EMPTY" | "RUNTIME.FILE_NOT_FOUND" | "RUNTIME.FILE_TOO_LARGE" | "RUNTIME.CONTAINER_CONFLICT" | "RUNTIME.FAILED" | "RELEASE.NOT_FOUND" | "RELEASE.QUARANTINED" | "RELEASE.NOT_QUARANTINED" | "REGISTRY.UNAVAILABLE" | "REGISTRY.RATE_LIMITED" | "RELEASE.NOT_OFFERED" | "ROLLOUT.NOT_FOUND" | "ROLLOUT.RELEASE_QUARANTINED" | "ROLLOUT.TRANSITION_NOT_ALLOWED" | "ROLLOUT.NOTHING_FAILED" | "UPDATE_POLICY.INVALID" | "FLEET.UPDATES_PAUSED" | "SNAPSHOT.NOT_FOUND" | "SNAPSHOT.NO_SPACE" | "BOT.UNREACHABLE" | "BOT.REFUSED" | "SYNC.NOT_FOUND" | "MAINTENANCE.READ_ONLY" | "MAINTENANCE.OFFLINE" | "MAINTENANCE.NOT_FOUND" | "MAINTENANCE.OVER" | "MAINTENANCE.ENDS_BEFORE_START" | "MAINTENANCE.IN_THE_PAST" | "MAINTENANCE.TOO_FAR_AHEAD" | "MAINTENANCE.TOO_MANY" | "MAIL.NOT_FOUND" | "NOTICE.NOT_FOUND" | "NOTICE.MANDATORY" | "NOTICE.LINK_INVALID" | "JOB.NOT_FOUND" | "JOB.NOT_RETRYABLE" | "SYSTEM_EVENT.NOT_FOUND";
        };
        SuspendOrganizationBody: {
            /**
             * @description Members of the organisation read it
             * @example Unpaid invoices
             */
            reason: string;
        };
        SystemEventDetails: {
            /** @description How often it was seen */
            count: number;
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Without secrets and addresses */
            message: string;
            /** @example QueryFailedError */
            name: string;
            /** @description The latest, newest first */
            occurrences: components["schemas"]["OccurrenceView"][];
            /** @enum {string} */
            source: "request" | "job" | "saga";
            /** @description Where it was thrown */
            stack: string;
        };
        SystemEventPage: {
            items: components["schemas"]["SystemEventView"][];
            nextCursor?: string;
        };
        SystemEventView: {
            /** @description How often it was seen */
            count: number;
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Without secrets and addresses */
            message: string;
            /** @example QueryFailedError */
            name: string;
            /** @enum {string} */
            source: "request" | "job" | "saga";
        };
        TokenRequest: {
            /** @description Of the mailed link, after `#token=` */
            token: string;
        };
        TransferOwnershipBody: {
            /**
             * Format: uuid
             * @description The active member who becomes owner
             */
            membershipId: string;
        };
        Unsubscribed: {
            /** @enum {string} */
            kind: "member.joined" | "member.left" | "join-request.received" | "organization.approved" | "organization.rejected" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.deletion-near" | "organization.restored" | "domain.verified" | "domain.record-lost" | "domain.lost" | "provisioning.failing" | "instance.failed" | "instance.update-available" | "instance.updated" | "membership.role-changed" | "membership.suspended" | "membership.reactivated" | "membership.removed" | "join-request.approved" | "join-request.declined" | "admin.organization-waits" | "admin.job-failed" | "admin.rollback-failed";
            /**
             * @description What the mails were about
             * @example Somebody joined
             */
            label: string;
        };
        UpdateEvidenceView: {
            /** @description The first 4 KiB of it */
            healthBody?: string;
            /**
             * @description Of the last answer to the health question
             * @example 503
             */
            healthStatus?: number;
            /** @description The last 100 lines that the bot wrote */
            logs: string[];
            /**
             * @description The step that failed
             * @enum {string}
             */
            step?: "check" | "pull" | "read-changelog" | "drain" | "hold" | "stop" | "snapshot" | "recreate" | "start" | "health" | "finish" | "rollback-stop" | "rollback-restore" | "rollback-compare" | "rollback-recreate" | "rollback-start" | "rollback-health" | "rollback-finish";
        };
        UpdateMeRequest: {
            /** @example Kim Reed */
            name: string;
        };
        UpdatePolicyBody: {
            /**
             * @description `auto`: new releases come by themselves. `manual`: somebody presses "Update now"
             * @enum {string}
             */
            mode: "auto" | "manual";
            /**
             * @description The hour of the day, in UTC, in which the bot may be updated
             * @example 3
             */
            preferredHourUtc: number;
        };
        UpdatePolicyView: {
            /**
             * @description What the whole installation does
             * @enum {string}
             */
            fleetMode: "auto" | "manual" | "paused";
            /** @enum {string} */
            mode: "auto" | "manual";
            /**
             * Format: date-time
             * @description The next moment at which the window is open; absent in mode `manual`
             */
            opensAt?: string;
            /**
             * @description Whose choice holds: the organisation’s own, else that of the bot, else the default
             * @enum {string}
             */
            source: "organization" | "bot" | "default";
            /** @description When the bot may be updated by a rollout */
            timing: components["schemas"]["UpdateTimingView"];
        };
        UpdatePreferencesBody: {
            /**
             * @description In which amounts are shown; null: each in its own
             * @example INR
             * @enum {string|null}
             */
            currency?: "AED" | "AUD" | "BRL" | "CAD" | "CHF" | "CNY" | "CZK" | "DKK" | "EUR" | "GBP" | "HKD" | "INR" | "JPY" | "KRW" | "MXN" | "NOK" | "NZD" | "PLN" | "SEK" | "SGD" | "TRY" | "USD" | "ZAR" | null;
            /**
             * Format: uuid
             * @description Where the start page leads; null: where the person was last
             */
            landingOrgId?: string | null;
            /**
             * @description How dates and numbers are written; null: as the browser says
             * @example en-IN
             * @enum {string|null}
             */
            locale?: "en-GB" | "en-US" | "en-IN" | "en-AU" | "en-CA" | "cs-CZ" | "da-DK" | "de-AT" | "de-CH" | "de-DE" | "es-ES" | "es-MX" | "fi-FI" | "fr-CA" | "fr-FR" | "hi-IN" | "it-IT" | "ja-JP" | "ko-KR" | "nb-NO" | "nl-NL" | "pl-PL" | "pt-BR" | "pt-PT" | "sv-SE" | "tr-TR" | "zh-CN" | null;
        };
        UpdateTimingView: {
            /**
             * @description For kind `cron`
             * @example 0 4 * * 1
             */
            expression?: string;
            /**
             * @description For kind `hour`
             * @example 3
             */
            hourUtc?: number;
            /** @enum {string} */
            kind: "always" | "hour" | "cron";
        };
        VerifiedOrganizationView: {
            /** Format: uuid */
            id: string;
            /** @example Acme */
            name: string;
            /** @example acme */
            slug: string;
        };
        WaitingOrganizations: {
            /**
             * @description How many wait to be verified
             * @example 3
             */
            count: number;
        };
        WantedRelease: {
            /**
             * Format: uuid
             * @description The release that the instance is offered
             */
            releaseId: string;
        };
        WantedRolloutBody: {
            /**
             * Format: uuid
             * @description What is rolled out
             */
            releaseId: string;
            selection: components["schemas"]["RolloutSelectionBody"];
            /** @description What differs from the strategy's own */
            settings?: components["schemas"]["RolloutSettingsBody"];
            /**
             * @description RollingWave: in waves, each bot in its hour, bots in mode `manual` left out. Immediate: all at once, whatever their hour and mode
             * @enum {string}
             */
            strategy: "RollingWave" | "Immediate";
        };
        WaveView: {
            /** @example 1 */
            failed: number;
            /** Format: date-time */
            finishedAt?: string;
            /** @example 1 */
            number: number;
            /** @example 25 */
            size: number;
            /** @example 0 */
            skipped: number;
            /** Format: date-time */
            startedAt: string;
            /** @example 24 */
            succeeded: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuditEntriesAsAdmin: {
        parameters: {
            query?: {
                action?: "person.signed-up" | "person.sign-up-repeated" | "person.email-verified" | "person.signed-in" | "person.signed-out" | "person.renamed" | "person.preferences-changed" | "person.password-changed" | "person.password-reset" | "person.sessions-ended" | "person.made-platform-admin" | "person.platform-admin-revoked" | "api-key.created" | "api-key.revoked" | "domain.claimed" | "domain.verified" | "domain.record-lost" | "domain.record-found" | "domain.lost" | "domain.removed" | "platform-settings.changed" | "organization.created" | "organization.renamed" | "organization.slug-changed" | "organization.approved" | "organization.rejected" | "organization.resubmitted" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.restored" | "organization.deleted" | "organization.converted-to-team" | "organization.parent-set" | "organization.seats-set" | "organization.ownership-transferred" | "organization.profile-changed" | "organization.capabilities-set" | "organization.color-changed" | "organization.logo-changed" | "organization.logo-removed" | "member.joined" | "member.revived" | "member.left" | "member.removed" | "member.suspended" | "member.reactivated" | "member.role-changed" | "member-list.exported" | "invitation.sent" | "invitation.resent" | "invitation.accepted" | "invitation.revoked" | "invitation-expiry.set" | "join-request.made" | "join-request.approved" | "join-request.declined" | "join-request.withdrawn" | "maintenance.scheduled" | "maintenance.changed" | "maintenance.ended" | "job.retried" | "release.quarantined" | "release.quarantine-lifted" | "fleet-mode.set" | "update-policy.set" | "update-policy.reset" | "rollout.requested" | "rollout.paused" | "rollout.resumed" | "rollout.aborted" | "rollout.retried" | "rollout.finished" | "instance.created" | "instance.start-requested" | "instance.stop-requested" | "instance.restart-requested" | "instance.retry-requested" | "instance.delete-requested" | "instance.update-requested" | "instance.update-dismissed" | "instance.update-policy-set" | "instance.updated" | "instance.update-failed" | "provisioning.retry-requested" | "provisioning.reconciled" | "notification-preferences.changed" | "audit.exported" | "audit.pruned";
                /** @description The actor's id: of a person, an API key, a token */
                actor?: string;
                category?: "MEMBER" | "SETTINGS" | "CATALOG" | "SYSTEM" | "PROGRAM" | "WEBHOOK" | "INVOICE" | "PAYOUT" | "WALLET" | "CONTRACT" | "CONSENT" | "SSO" | "SCIM" | "FLEET";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Not before: a date (UTC) or a moment */
                from?: string;
                limit?: number;
                /** @description Id of the organisation; without it, what concerns the installation and no organisation */
                org?: string;
                /** @description Part of the name or address of the actor or the target */
                search?: string;
                /** @description The target's id */
                targetId?: string;
                /** @description Kind of the target; with `targetId` */
                targetType?: string;
                /** @description Before: a date (UTC) or a moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditEntriesAsAdmin: {
        parameters: {
            query?: {
                action?: "person.signed-up" | "person.sign-up-repeated" | "person.email-verified" | "person.signed-in" | "person.signed-out" | "person.renamed" | "person.preferences-changed" | "person.password-changed" | "person.password-reset" | "person.sessions-ended" | "person.made-platform-admin" | "person.platform-admin-revoked" | "api-key.created" | "api-key.revoked" | "domain.claimed" | "domain.verified" | "domain.record-lost" | "domain.record-found" | "domain.lost" | "domain.removed" | "platform-settings.changed" | "organization.created" | "organization.renamed" | "organization.slug-changed" | "organization.approved" | "organization.rejected" | "organization.resubmitted" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.restored" | "organization.deleted" | "organization.converted-to-team" | "organization.parent-set" | "organization.seats-set" | "organization.ownership-transferred" | "organization.profile-changed" | "organization.capabilities-set" | "organization.color-changed" | "organization.logo-changed" | "organization.logo-removed" | "member.joined" | "member.revived" | "member.left" | "member.removed" | "member.suspended" | "member.reactivated" | "member.role-changed" | "member-list.exported" | "invitation.sent" | "invitation.resent" | "invitation.accepted" | "invitation.revoked" | "invitation-expiry.set" | "join-request.made" | "join-request.approved" | "join-request.declined" | "join-request.withdrawn" | "maintenance.scheduled" | "maintenance.changed" | "maintenance.ended" | "job.retried" | "release.quarantined" | "release.quarantine-lifted" | "fleet-mode.set" | "update-policy.set" | "update-policy.reset" | "rollout.requested" | "rollout.paused" | "rollout.resumed" | "rollout.aborted" | "rollout.retried" | "rollout.finished" | "instance.created" | "instance.start-requested" | "instance.stop-requested" | "instance.restart-requested" | "instance.retry-requested" | "instance.delete-requested" | "instance.update-requested" | "instance.update-dismissed" | "instance.update-policy-set" | "instance.updated" | "instance.update-failed" | "provisioning.retry-requested" | "provisioning.reconciled" | "notification-preferences.changed" | "audit.exported" | "audit.pruned";
                /** @description The actor's id: of a person, an API key, a token */
                actor?: string;
                category?: "MEMBER" | "SETTINGS" | "CATALOG" | "SYSTEM" | "PROGRAM" | "WEBHOOK" | "INVOICE" | "PAYOUT" | "WALLET" | "CONTRACT" | "CONSENT" | "SSO" | "SCIM" | "FLEET";
                /** @description Not before: a date (UTC) or a moment */
                from?: string;
                /** @description Id of the organisation; without it, what concerns the installation and no organisation */
                org?: string;
                /** @description Part of the name or address of the actor or the target */
                search?: string;
                /** @description The target's id */
                targetId?: string;
                /** @description Kind of the target; with `targetId` */
                targetType?: string;
                /** @description Before: a date (UTC) or a moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    exportAuditProofsAsAdmin: {
        parameters: {
            query?: {
                /** @description Id of the organisation; without it, what concerns the installation and no organisation */
                org?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Id of the one organisation whose log is verified; else all are */
                org?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFleet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetView"];
                };
            };
        };
    };
    listFollowedImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedImageList"];
                };
            };
        };
    };
    lookForReleases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchInstances: {
        parameters: {
            query?: {
                /** @description Those whose tag means something else by now, or those that run what it means */
                behind?: boolean;
                /** @description Of the tag that they follow */
                channel?: "canary" | "staging" | "stable" | "pinned";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Those that run exactly this */
                digest?: string;
                limit?: number;
                /** @description Part of the slug or of the host name, or an id of an instance or organisation */
                search?: string;
                status?: "REQUESTED" | "CREATING" | "RUNNING" | "STOPPED" | "UPDATING" | "ROLLING_BACK" | "FAILED" | "DELETING" | "DELETED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstancePage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInstanceAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restartInstanceAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryInstanceAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startInstanceAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopInstanceAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Queue, or the start of its name */
                queue?: string;
                state?: "created" | "retry" | "active" | "completed" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `JOB.NOT_FOUND`: There is no such job. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOB.NOT_RETRYABLE`: Only failed jobs can be tried again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchPlatform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMailTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreviewList"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMails: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                /** @description Part of the recipient or the subject */
                search?: string;
                sort?: "created" | "recipient";
                state?: "queued" | "kept" | "sent" | "failed" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailDetail"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MAIL.NOT_FOUND`: There is no such mail. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatformMaintenance: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedulePlatformMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceWindowBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowView"];
                };
            };
            /** @description `MAINTENANCE.TOO_MANY`: There are as many maintenance windows as allowed. End one that is not needed first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `MAINTENANCE.ENDS_BEFORE_START`: The end comes after the start.
             *
             *     `MAINTENANCE.IN_THE_PAST`: This moment has passed. Choose one to come.
             *
             *     `MAINTENANCE.TOO_FAR_AHEAD`: Maintenance can be planned a year ahead.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlatformMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceWindowBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowView"];
                };
            };
            /** @description `MAINTENANCE.NOT_FOUND`: There is no such maintenance window. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.CONFLICT`: Somebody changed this at the same time. Reload and try again.
             *
             *     `MAINTENANCE.OVER`: This maintenance is over already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `MAINTENANCE.ENDS_BEFORE_START`: The end comes after the start.
             *
             *     `MAINTENANCE.IN_THE_PAST`: This moment has passed. Choose one to come.
             *
             *     `MAINTENANCE.TOO_FAR_AHEAD`: Maintenance can be planned a year ahead.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPlatformMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MAINTENANCE.NOT_FOUND`: There is no such maintenance window. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MAINTENANCE.OVER`: This maintenance is over already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                /** @description Of those that are PENDING_VERIFICATION: the rejected ones, or those that wait */
                rejected?: boolean;
                /** @description Part of the name or slug */
                search?: string;
                sort?: "created" | "name";
                status?: "PENDING_VERIFICATION" | "ACTIVE" | "SUSPENDED" | "DEACTIVATED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminOrganizationPage"];
                };
            };
        };
    };
    approveOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOrganizationCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCapabilitiesBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `HOST_ORGS_GATED`: This installation has no organisations that publish bot apps. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateOrganizationAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivateOrganizationAsAdminBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOrganizationParent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetParentBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `ORG.HIERARCHY_CYCLE`: An organisation cannot stand below itself.
             *
             *     `ORG.HIERARCHY_TOO_DEEP`: A group has five levels at most.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reactivateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectOrganizationBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreOrganizationAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOrganizationSeats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSeatsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendOrganizationBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUpdatePolicyAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePolicyView"];
                };
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpdatePolicyAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePolicyBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetUpdatePolicyAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countWaitingOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOrganizations"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                /** @description Part of a name or an address */
                search?: string;
                sort?: "created" | "name" | "email";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantPlatformAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERSON.NOT_FOUND`: There is no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePlatformAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERSON.NOT_FOUND`: There is no such person. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERSON.LAST_PLATFORM_ADMIN`: The last platform admin stays one. Make another person a platform admin first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcileAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReconcileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationList"];
                };
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Only those in quarantine, or only the others */
                quarantined?: boolean;
                /** @description Part of the version, the digest or the repository */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasePage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantineRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineReleaseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseView"];
                };
            };
            /** @description `RELEASE.NOT_FOUND`: There is no such release. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RELEASE.QUARANTINED`: The release is in quarantine already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseView"];
                };
            };
            /** @description `RELEASE.NOT_FOUND`: There is no such release. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RELEASE.NOT_QUARANTINED`: The release is not in quarantine. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRollouts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Of one release alone */
                releaseId?: string;
                status?: "QUEUED" | "RUNNING" | "PAUSED" | "ABORTED" | "FINISHED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startRollout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedRolloutBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedRollout"];
                };
            };
            /** @description `RELEASE.NOT_FOUND`: There is no such release. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ROLLOUT.RELEASE_QUARANTINED`: The release is in quarantine. Lift that first, if you are sure of it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutDetailsView"];
                };
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    abortRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbortRolloutBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ROLLOUT.TRANSITION_NOT_ALLOWED`: The rollout cannot be changed like this where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRolloutBots: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                status?: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "SKIPPED";
                /** @description Of one wave alone */
                wave?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutBotPage"];
                };
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ROLLOUT.TRANSITION_NOT_ALLOWED`: The rollout cannot be changed like this where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ROLLOUT.TRANSITION_NOT_ALLOWED`: The rollout cannot be changed like this where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryFailedBots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `ROLLOUT.NOT_FOUND`: There is no such rollout. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `ROLLOUT.NOTHING_FAILED`: No bot of this rollout has failed.
             *
             *     `ROLLOUT.TRANSITION_NOT_ALLOWED`: The rollout cannot be changed like this where it stands.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRollout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedRolloutBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutPreviewView"];
                };
            };
            /** @description `RELEASE.NOT_FOUND`: There is no such release. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ROLLOUT.RELEASE_QUARANTINED`: The release is in quarantine. Lift that first, if you are sure of it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRolloutStrategies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutStrategyList"];
                };
            };
        };
    };
    getPlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettingsView"];
                };
            };
        };
    };
    changePlatformSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlatformSettingsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformSettingsView"];
                };
            };
        };
    };
    listSystemEvents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Part of the error, or the id of a request that met it */
                search?: string;
                source?: "request" | "job" | "saga";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemEventPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSystemEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemEventDetails"];
                };
            };
            /** @description `SYSTEM_EVENT.NOT_FOUND`: There is no such system event. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFleetPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetPolicyView"];
                };
            };
        };
    };
    setFleetPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FleetPolicyBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `API_KEY.LIMIT_REACHED`: There are as many API keys as allowed. Revoke one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it.
             *
             *     `API_KEY.NOT_FOUND`: There is no such API key.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                action?: "person.signed-up" | "person.sign-up-repeated" | "person.email-verified" | "person.signed-in" | "person.signed-out" | "person.renamed" | "person.preferences-changed" | "person.password-changed" | "person.password-reset" | "person.sessions-ended" | "person.made-platform-admin" | "person.platform-admin-revoked" | "api-key.created" | "api-key.revoked" | "domain.claimed" | "domain.verified" | "domain.record-lost" | "domain.record-found" | "domain.lost" | "domain.removed" | "platform-settings.changed" | "organization.created" | "organization.renamed" | "organization.slug-changed" | "organization.approved" | "organization.rejected" | "organization.resubmitted" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.restored" | "organization.deleted" | "organization.converted-to-team" | "organization.parent-set" | "organization.seats-set" | "organization.ownership-transferred" | "organization.profile-changed" | "organization.capabilities-set" | "organization.color-changed" | "organization.logo-changed" | "organization.logo-removed" | "member.joined" | "member.revived" | "member.left" | "member.removed" | "member.suspended" | "member.reactivated" | "member.role-changed" | "member-list.exported" | "invitation.sent" | "invitation.resent" | "invitation.accepted" | "invitation.revoked" | "invitation-expiry.set" | "join-request.made" | "join-request.approved" | "join-request.declined" | "join-request.withdrawn" | "maintenance.scheduled" | "maintenance.changed" | "maintenance.ended" | "job.retried" | "release.quarantined" | "release.quarantine-lifted" | "fleet-mode.set" | "update-policy.set" | "update-policy.reset" | "rollout.requested" | "rollout.paused" | "rollout.resumed" | "rollout.aborted" | "rollout.retried" | "rollout.finished" | "instance.created" | "instance.start-requested" | "instance.stop-requested" | "instance.restart-requested" | "instance.retry-requested" | "instance.delete-requested" | "instance.update-requested" | "instance.update-dismissed" | "instance.update-policy-set" | "instance.updated" | "instance.update-failed" | "provisioning.retry-requested" | "provisioning.reconciled" | "notification-preferences.changed" | "audit.exported" | "audit.pruned";
                /** @description The actor's id: of a person, an API key, a token */
                actor?: string;
                category?: "MEMBER" | "SETTINGS" | "CATALOG" | "SYSTEM" | "PROGRAM" | "WEBHOOK" | "INVOICE" | "PAYOUT" | "WALLET" | "CONTRACT" | "CONSENT" | "SSO" | "SCIM" | "FLEET";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Not before: a date (UTC) or a moment */
                from?: string;
                limit?: number;
                /** @description Part of the name or address of the actor or the target */
                search?: string;
                /** @description The target's id */
                targetId?: string;
                /** @description Kind of the target; with `targetId` */
                targetType?: string;
                /** @description Before: a date (UTC) or a moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditEntries: {
        parameters: {
            query?: {
                action?: "person.signed-up" | "person.sign-up-repeated" | "person.email-verified" | "person.signed-in" | "person.signed-out" | "person.renamed" | "person.preferences-changed" | "person.password-changed" | "person.password-reset" | "person.sessions-ended" | "person.made-platform-admin" | "person.platform-admin-revoked" | "api-key.created" | "api-key.revoked" | "domain.claimed" | "domain.verified" | "domain.record-lost" | "domain.record-found" | "domain.lost" | "domain.removed" | "platform-settings.changed" | "organization.created" | "organization.renamed" | "organization.slug-changed" | "organization.approved" | "organization.rejected" | "organization.resubmitted" | "organization.suspended" | "organization.reactivated" | "organization.deactivated" | "organization.restored" | "organization.deleted" | "organization.converted-to-team" | "organization.parent-set" | "organization.seats-set" | "organization.ownership-transferred" | "organization.profile-changed" | "organization.capabilities-set" | "organization.color-changed" | "organization.logo-changed" | "organization.logo-removed" | "member.joined" | "member.revived" | "member.left" | "member.removed" | "member.suspended" | "member.reactivated" | "member.role-changed" | "member-list.exported" | "invitation.sent" | "invitation.resent" | "invitation.accepted" | "invitation.revoked" | "invitation-expiry.set" | "join-request.made" | "join-request.approved" | "join-request.declined" | "join-request.withdrawn" | "maintenance.scheduled" | "maintenance.changed" | "maintenance.ended" | "job.retried" | "release.quarantined" | "release.quarantine-lifted" | "fleet-mode.set" | "update-policy.set" | "update-policy.reset" | "rollout.requested" | "rollout.paused" | "rollout.resumed" | "rollout.aborted" | "rollout.retried" | "rollout.finished" | "instance.created" | "instance.start-requested" | "instance.stop-requested" | "instance.restart-requested" | "instance.retry-requested" | "instance.delete-requested" | "instance.update-requested" | "instance.update-dismissed" | "instance.update-policy-set" | "instance.updated" | "instance.update-failed" | "provisioning.retry-requested" | "provisioning.reconciled" | "notification-preferences.changed" | "audit.exported" | "audit.pruned";
                /** @description The actor's id: of a person, an API key, a token */
                actor?: string;
                category?: "MEMBER" | "SETTINGS" | "CATALOG" | "SYSTEM" | "PROGRAM" | "WEBHOOK" | "INVOICE" | "PAYOUT" | "WALLET" | "CONTRACT" | "CONSENT" | "SSO" | "SCIM" | "FLEET";
                /** @description Not before: a date (UTC) or a moment */
                from?: string;
                /** @description Part of the name or address of the actor or the target */
                search?: string;
                /** @description The target's id */
                targetId?: string;
                /** @description Kind of the target; with `targetId` */
                targetType?: string;
                /** @description Id or slug of the organisation, instead of the header */
                tenant?: string;
                /** @description Before: a date (UTC) or a moment */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAuditProofs: {
        parameters: {
            query?: {
                /** @description Id or slug of the organisation, instead of the header */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            /** @description The same whether there is such an account or not. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `EMAIL.INVALID`: This is not an e-mail address.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            /** @description The same whether there is such an account or not. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `EMAIL.INVALID`: This is not an e-mail address.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description Sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /**
             * @description `AUTH.TOKEN_INVALID`: The link is not valid, or was used already. Ask for a new one.
             *
             *     `AUTH.TOKEN_EXPIRED`: The link has expired. Ask for a new one.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `PASSWORD.TOO_SHORT`: Use 12 characters or more.
             *
             *     `PASSWORD.TOO_LONG`: Use 256 characters or fewer.
             *
             *     `PASSWORD.TOO_COMMON`: This password is on the lists that attackers try first. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Sets the session cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description `AUTH.INVALID_CREDENTIALS`: The e-mail address or the password is wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `AUTH.EMAIL_NOT_VERIFIED`: Verify your e-mail address first: the link is in the mail we sent you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `EMAIL.INVALID`: This is not an e-mail address.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description The same whether there is such an account or not. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `EMAIL.INVALID`: This is not an e-mail address.
             *
             *     `PASSWORD.TOO_SHORT`: Use 12 characters or more.
             *
             *     `PASSWORD.TOO_LONG`: Use 256 characters or fewer.
             *
             *     `PASSWORD.TOO_COMMON`: This password is on the lists that attackers try first. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /**
             * @description `AUTH.TOKEN_INVALID`: The link is not valid, or was used already. Ask for a new one.
             *
             *     `AUTH.TOKEN_EXPIRED`: The link has expired. Ask for a new one.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDomains: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainClaimList"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimDomain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimDomainRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainClaim"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `DOMAIN.ALREADY_CLAIMED`: The organisation has claimed this domain already.
             *
             *     `DOMAIN.LIMIT_REACHED`: There are as many domains as allowed. Remove one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `DOMAIN.INVALID`: This is not a domain. Write it like acme.com, without https:// and without a path.
             *
             *     `DOMAIN.PUBLIC`: Everybody can have an address or a name there. Claim a domain that is yours alone.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it.
             *
             *     `DOMAIN.NOT_FOUND`: There is no such domain.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainClaim"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it.
             *
             *     `DOMAIN.NOT_FOUND`: There is no such domain.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInstallation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstallationView"];
                };
            };
        };
    };
    listInstances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceList"];
                };
            };
        };
    };
    getInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceDetailsView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstanceHistory: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetEventPage"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followInstanceLogs: {
        parameters: {
            query?: {
                /** @description How many of the lines that are there already */
                tail?: number;
                /** @description Organisation (id or slug), since an EventSource sends no headers */
                tenant?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: line` with a line as data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["InstanceLogLine"];
                };
            };
            /**
             * @description `INSTANCE.NOT_FOUND`: There is no such instance.
             *
             *     `RUNTIME.CONTAINER_NOT_FOUND`: The instance has no container.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RUNTIME.UNAVAILABLE`: The container engine is not answering. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restartInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInstanceStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceStatsView"];
                };
            };
            /**
             * @description `INSTANCE.NOT_FOUND`: There is no such instance.
             *
             *     `RUNTIME.CONTAINER_NOT_FOUND`: The instance has no container.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RUNTIME.UNAVAILABLE`: The container engine is not answering. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBotUpdatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotUpdatePolicyView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setBotUpdatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BotUpdatePolicyBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UPDATE_POLICY.INVALID`: A policy is on-push, nightly, manual, or cron: with the five fields of a time that comes, such as cron:0 4 * * 1. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBotUpdates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotUpdateList"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestBotUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedRelease"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedBotUpdate"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INSTANCE.BUSY`: The instance is being changed. Wait until that is done.
             *
             *     `INSTANCE.TRANSITION_NOT_ALLOWED`: The instance is not in a state that allows this.
             *
             *     `RELEASE.NOT_OFFERED`: This release is not offered to this instance.
             *
             *     `FLEET.UPDATES_PAUSED`: Updates are paused on this installation. Try again when they go on.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUpdateEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                updateId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEvidenceView"];
                };
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedRelease"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INSTANCE.NOT_FOUND`: There is no such instance. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RELEASE.NOT_OFFERED`: This release is not offered to this instance. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationSettingsView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setInvitationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationSettingsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationTokenBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitationView"];
                };
            };
            /**
             * @description `INVITATION.OTHER_EMAIL`: The invitation is for another e-mail address. Sign in with that one.
             *
             *     `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             *
             *     `ORG.SUSPENDED`: The organisation is suspended: it can be read, not changed.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.NOT_FOUND`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.ALREADY_ACCEPTED`: The invitation was accepted already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INVITATION.EXPIRED`: The invitation has expired. Ask for a new one.
             *
             *     `INVITATION.REVOKED`: The invitation was withdrawn.
             *
             *     `MEMBER.ERASED`: This person was erased and cannot come back as a member.
             */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspectInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationTokenBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectedInvitationView"];
                };
            };
            /** @description `INVITATION.NOT_FOUND`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUpByInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationSignUpBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedByInvitationView"];
                };
            };
            /**
             * @description `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             *
             *     `ORG.SUSPENDED`: The organisation is suspended: it can be read, not changed.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.NOT_FOUND`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INVITATION.ALREADY_ACCEPTED`: The invitation was accepted already.
             *
             *     `INVITATION.ACCOUNT_EXISTS`: There is an account with this address. Sign in to accept the invitation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `INVITATION.EXPIRED`: The invitation has expired. Ask for a new one.
             *
             *     `INVITATION.REVOKED`: The invitation was withdrawn.
             */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `PASSWORD.TOO_SHORT`: Use 12 characters or more.
             *
             *     `PASSWORD.TOO_COMMON`: This password is on the lists that attackers try first. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                /** @description Part of the address */
                search?: string;
                /** @description `sent`: by the last mail */
                sort?: "sent" | "email" | "expires";
                status?: "pending" | "accepted" | "expired" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitePeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePeopleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            /**
             * @description `ROLE.NOT_GRANTABLE`: Your role may not grant this role.
             *
             *     `PERMISSION.DENIED`: Your role does not include this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.TOO_MANY_ADDRESSES`: Invite 50 addresses or fewer at once. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.HOURLY_LIMIT`: The organisation sent as many invitations as it may in an hour. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description `INVITATION.NOT_FOUND`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.ALREADY_ACCEPTED`: The invitation was accepted already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.REVOKED`: The invitation was withdrawn. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.HOURLY_LIMIT`: The organisation sent as many invitations as it may in an hour. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVITATION.NOT_FOUND`: There is no such invitation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION.ALREADY_ACCEPTED`: The invitation was accepted already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJoinRequests: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                /** @description Part of the name or address */
                search?: string;
                sort?: "asked" | "name";
                status?: "PENDING" | "APPROVED" | "DECLINED" | "WITHDRAWN";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinRequestPage"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveJoinRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveJoinRequestBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `ROLE.NOT_GRANTABLE`: Your role may not grant this role.
             *
             *     `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOIN_REQUEST.NOT_FOUND`: There is no such request to join. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `JOIN_REQUEST.ALREADY_DECIDED`: The request was decided or withdrawn meanwhile.
             *
             *     `JOIN_REQUEST.DOMAIN_NOT_VERIFIED`: The person's address is not on a verified domain of the organisation any more. Decline, or send an invitation.
             *
             *     `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineJoinRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineJoinRequestBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `JOIN_REQUEST.NOT_FOUND`: There is no such request to join. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOIN_REQUEST.ALREADY_DECIDED`: The request was decided or withdrawn meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchOrganization: {
        parameters: {
            query: {
                /** @description Id or slug of the organisation */
                tenant: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPlatformMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceNoticesView"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMyApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `API_KEY.LIMIT_REACHED`: There are as many API keys as allowed. Revoke one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeMyApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `API_KEY.NOT_FOUND`: There is no such API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `PASSWORD.WRONG`: The current password is wrong.
             *
             *     `PASSWORD.TOO_SHORT`: Use 12 characters or more.
             *
             *     `PASSWORD.TOO_LONG`: Use 256 characters or fewer.
             *
             *     `PASSWORD.TOO_COMMON`: This password is on the lists that attackers try first. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyInstances: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description `personal` (default), `org:<id>`, or `all` for platform admins */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminInstancePage"];
                };
            };
            /** @description `AUTH.ADMIN_REQUIRED`: Only platform admins may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `SCOPE.INVALID`: A scope is "personal", "org:<id>", or "all" for platform admins.
             *
             *     `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyJoinRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyJoinRequests"];
                };
            };
        };
    };
    askToJoin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskToJoinBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedView"];
                };
            };
            /**
             * @description `AUTH.EMAIL_NOT_VERIFIED`: Verify your e-mail address first: the link is in the mail we sent you.
             *
             *     `ORG.SUSPENDED`: The organisation is suspended: it can be read, not changed.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOIN_REQUEST.ALREADY_MEMBER`: You are a member of this organisation already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawJoinRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `JOIN_REQUEST.NOT_FOUND`: There is no such request to join. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOIN_REQUEST.ALREADY_DECIDED`: The request was decided or withdrawn meanwhile. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMyNotices: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Those about one organisation */
                organization?: string;
                show?: "all" | "unread";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markMyNoticeRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOTICE.NOT_FOUND`: There is no such notice. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markAllMyNoticesRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferencesView"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMyNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePreferencesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferencesView"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `NOTICE.MANDATORY`: Everybody concerned is told this. It cannot be turned off.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPersonalOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            /** @description `AUTH.EMAIL_NOT_VERIFIED`: Verify your e-mail address first: the link is in the mail we sent you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CONFLICT`: Somebody changed this at the same time. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
        };
    };
    updateMyPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePreferencesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
            /** @description `ORG.NOT_FOUND`: There is no such organisation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyScopes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopeList"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MySessionList"];
                };
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMyOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `AUTH.REQUIRED`: Sign in first. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `SESSION.NOT_FOUND`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                direction?: "asc" | "desc";
                limit?: number;
                role?: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
                /** @description Part of the name or address; one or two letters match the start of a word */
                search?: string;
                /** @description `role`: OWNER first */
                sort?: "name" | "email" | "role" | "joined";
                /** @description Without it: everybody but REMOVED and ERASED */
                status?: "PENDING" | "ACTIVE" | "SUSPENDED" | "REMOVED" | "ERASED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reactivateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `MEMBER.ROLE_ABOVE_OWN`: Only members with a role below your own can be changed by you.
             *
             *     `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.ERASED`: This person was erased and cannot come back as a member. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MEMBER.ROLE_ABOVE_OWN`: Only members with a role below your own can be changed by you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this.
             *
             *     `ORG.LAST_OWNER`: An organisation keeps at least one active owner. Make another person owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.ERASED`: This person was erased and cannot come back as a member. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMemberRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRoleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /**
             * @description `MEMBER.SELF_ROLE_CHANGE`: Nobody changes their own role, except to step down.
             *
             *     `MEMBER.ROLE_ABOVE_OWN`: Only members with a role below your own can be changed by you.
             *
             *     `ROLE.NOT_GRANTABLE`: Your role may not grant this role.
             *
             *     `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this.
             *
             *     `ORG.LAST_OWNER`: An organisation keeps at least one active owner. Make another person owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.ERASED`: This person was erased and cannot come back as a member. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MEMBER.ROLE_ABOVE_OWN`: Only members with a role below your own can be changed by you. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this.
             *
             *     `ORG.LAST_OWNER`: An organisation keeps at least one active owner. Make another person owner first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.ERASED`: This person was erased and cannot come back as a member. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMembers: {
        parameters: {
            query?: {
                direction?: "asc" | "desc";
                role?: "OWNER" | "ADMIN" | "BILLING_ADMIN" | "MANAGER" | "PUBLISHER" | "MEMBER" | "SUPPORT";
                /** @description Part of the name or address; one or two letters match the start of a word */
                search?: string;
                /** @description `role`: OWNER first */
                sort?: "name" | "email" | "role" | "joined";
                /** @description Without it: everybody but REMOVED and ERASED */
                status?: "PENDING" | "ACTIVE" | "SUSPENDED" | "REMOVED" | "ERASED";
                /** @description Id or slug of the organisation, instead of the header */
                tenant?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.LAST_OWNER`: An organisation keeps at least one active owner. Make another person owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepDown: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRoleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /**
             * @description `MEMBER.SELF_ROLE_CHANGE`: Nobody changes their own role, except to step down.
             *
             *     `ROLE.NOT_GRANTABLE`: Your role may not grant this role.
             *
             *     `ORG.SEAT_LIMIT_REACHED`: All seats of the organisation are taken. An owner or admin frees one by suspending or removing a member, or by a role without a seat; whoever runs the installation grants more.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.LAST_OWNER`: An organisation keeps at least one active owner. Make another person owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDetails"];
                };
            };
            /** @description `TENANT.REQUIRED`: Name the organisation in the x-tenant-id header. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TENANT.NOT_FOUND`: There is no such organisation, or you are not a member of it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameOrganizationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.NAME_INVALID`: A name has 1 to 128 characters. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganizationChart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationChart"];
                };
            };
        };
    };
    setBrandColor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBrandColorBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.COLOR_INVALID`: A colour is written as #0f6380. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    convertToTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivateOrganizationBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `ORG.SUSPENDED`: The organisation is suspended: it can be read, not changed.
             *
             *     `PERMISSION.DENIED`: Your role does not include this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.NAME_MISMATCH`: Type the name of the organisation as it is shown. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFormerSlugs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormerSlugList"];
                };
            };
        };
    };
    setLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.LOGO_TOO_LARGE`: A logo has 2 MiB or less. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.LOGO_INVALID`: A logo is a PNG, JPEG, WebP or GIF picture. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceNoticesView"];
                };
            };
        };
    };
    listMaintenance: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowPage"];
                };
            };
            /** @description `REQUEST.CURSOR_INVALID`: The cursor is not one that this list gave out. Start from the first page. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceWindowBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowView"];
                };
            };
            /** @description `MAINTENANCE.TOO_MANY`: There are as many maintenance windows as allowed. End one that is not needed first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `MAINTENANCE.ENDS_BEFORE_START`: The end comes after the start.
             *
             *     `MAINTENANCE.IN_THE_PAST`: This moment has passed. Choose one to come.
             *
             *     `MAINTENANCE.TOO_FAR_AHEAD`: Maintenance can be planned a year ahead.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenanceWindowBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindowView"];
                };
            };
            /** @description `MAINTENANCE.NOT_FOUND`: There is no such maintenance window. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.CONFLICT`: Somebody changed this at the same time. Reload and try again.
             *
             *     `MAINTENANCE.OVER`: This maintenance is over already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `REQUEST.INVALID`: Some of what was sent is not valid.
             *
             *     `MAINTENANCE.ENDS_BEFORE_START`: The end comes after the start.
             *
             *     `MAINTENANCE.IN_THE_PAST`: This moment has passed. Choose one to come.
             *
             *     `MAINTENANCE.TOO_FAR_AHEAD`: Maintenance can be planned a year ahead.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMaintenance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MAINTENANCE.NOT_FOUND`: There is no such maintenance window. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MAINTENANCE.OVER`: This maintenance is over already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganizationProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfileView"];
                };
            };
        };
    };
    updateOrganizationProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfileView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.PROFILE_INVALID`: Some of the profile is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resubmitOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.TRANSITION_NOT_ALLOWED`: The organisation is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
        };
    };
    recordSetupStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordSetupStepBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSlug: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSlugBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            /** @description `PERMISSION.DENIED`: Your role does not include this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `ORG.SLUG_TAKEN`: Another organisation has this address. Choose another.
             *
             *     `ORG.SLUG_CHANGED_TOO_OFTEN`: The address was changed three times within 30 days. Change it back, or wait until an old one is free.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `ORG.SLUG_INVALID`: Use 3 to 48 lower-case letters, digits and hyphens, with no hyphen at either end.
             *
             *     `ORG.SLUG_RESERVED`: This address is reserved. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferOwnership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferOwnershipBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `MEMBER.SELF_ROLE_CHANGE`: Nobody changes their own role, except to step down.
             *
             *     `PERMISSION.DENIED`: Your role does not include this.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.NOT_FOUND`: There is no such member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `MEMBER.TRANSITION_NOT_ALLOWED`: The member is not in a state that allows this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUpdatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatePolicyView"];
                };
            };
        };
    };
    setUpdatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePolicyBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resetUpdatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMyOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationList"];
                };
            };
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganizationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationView"];
                };
            };
            /** @description `HOST_ORGS_GATED`: This installation has no organisations that publish bot apps. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORG.SLUG_TAKEN`: Another organisation has this address. Choose another. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `ORG.NAME_INVALID`: A name has 1 to 128 characters.
             *
             *     `ORG.SLUG_INVALID`: Use 3 to 48 lower-case letters, digits and hyphens, with no hyphen at either end.
             *
             *     `ORG.SLUG_RESERVED`: This address is reserved. Choose another.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLogo: {
        parameters: {
            query?: {
                /** @description Hash of the picture; the address of a logo carries it */
                v?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description `LOGO.NOT_FOUND`: There is no such logo. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSlug: {
        parameters: {
            query: {
                slug: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlugAvailability"];
                };
            };
        };
    };
    retryMemberSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be tried now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `SYNC.NOT_FOUND`: There is nothing to synchronise for this member. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcileMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationList"];
                };
            };
        };
    };
    beginHandoff: {
        parameters: {
            query: {
                /** @description The bot's host name */
                host: string;
                /** @description Path on that host to come back to */
                return?: string;
                /** @description SHA-256 of the browser's nonce on that host, lower-case hex */
                state: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the bot's host, or to the sign-in page */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAssertionKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySetView"];
                };
            };
        };
    };
    verifyProxiedRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let it through, with the `x-platform-*` headers of this answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `PROXY.SIGN_IN_REQUIRED`: The request has no session at this bot. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PROXY.…`: Whose request it is, or which bot it is for, keeps it from passing. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PROXY.UNAVAILABLE`: Nobody can be asked at the moment, so nobody passes. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                /** @description From the link of the mail */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unsubscribed"];
                };
            };
            /** @description `NOTICE.LINK_INVALID`: This link does not work any more. Sign in, and choose what you are told in your account. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.INVALID`: Some of what was sent is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REQUEST.RATE_LIMITED`: Too many tries. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
