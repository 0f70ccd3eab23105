package dev.millrace.video.quota;

import java.util.UUID;

/** An owner may keep everything. */
public final class NoQuota extends Quotas {

    public NoQuota() {
        super(null, null, null);
    }

    @Override
    public void checkSource(String ownerId, UUID videoId, long sizeBytes) {}
}
