package dev.millrace.explore;

import dev.millrace.common.contract.TranscodeReport.Asset;
import java.util.List;

/** The tables beside the videos; called when it is committed. */
public interface Kept {

    void assetsSaved(List<Asset> assets);

    void assetsRemoved();
}
