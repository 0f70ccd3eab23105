package dev.millrace.video.quota;

import java.util.UUID;

/** An owner that may keep everything: what is explored is not how much of it. */
public final class NoQuota extends Quotas {

    public NoQuota() {
        super(null, null, null);
    }

    @Override
    public void checkSource(String ownerId, UUID videoId, long sizeBytes) {}
}
