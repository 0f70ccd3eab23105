package dev.millrace.video.captions;

import dev.millrace.common.contract.TranscodeReport.Asset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Outputs that are about to take the place of another one: players must find the captions in them from the first moment. */
@Component
public class NewOutputs {

    private final PlaylistUpdates updates;

    NewOutputs(PlaylistUpdates updates) {
        this.updates = updates;
    }

    /** Makes the output name the captions there are; slow, outside transactions, and may come twice. */
    public void join(UUID videoId, List<Asset> output) {
        updates.join(videoId, output);
    }
}
