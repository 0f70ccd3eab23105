package dev.millrace.explore;

import dev.millrace.common.contract.TranscodeReport.Asset;
import java.util.List;
import java.util.UUID;

/** The tables beside the videos, and what is told of a status; called when it is committed. */
public interface Kept {

    void assetsSaved(List<Asset> assets);

    void assetsRemoved();

    void failureSaved(UUID job, int attempt);

    boolean isFailureKnown(UUID job, int attempt);

    /** A status changed within a transaction, by the names of the statuses; the first is null when there was none. */
    void statusChanged(String from, String to);
}
