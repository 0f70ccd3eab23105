package dev.millrace.proof.matrix.input;

import dev.millrace.common.contract.FailReason;
import java.util.Set;

/** The expected result of an input. */
public sealed interface Expected {

    /** Readable form. */
    String words();

    /**
     * The video becomes READY and plays.
     *
     * @param width of the picture as displayed: upright, with square pixels
     * @param height of the picture as displayed
     * @param seconds length of the picture from the start of the file
     * @param slackSeconds tolerance of the length, in addition to a frame
     * @param frameSeconds duration of a source frame
     * @param ssimFloor least SSIM between the top rendition and the source; 0 to skip the comparison
     * @param soundTrack index of the expected sound track
     */
    record Ready(
            int width,
            int height,
            double seconds,
            double slackSeconds,
            double frameSeconds,
            double ssimFloor,
            int soundTrack,
            Set<Trait> traits)
            implements Expected {

        public Ready {
            traits = Set.copyOf(traits);
        }

        /** Whether the source has this trait. */
        public boolean has(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public String words() {
            String sound = has(Trait.SOUND) ? "" : ", silent";
            return "READY " + width + "x" + height + sound;
        }
    }

    /** The upload is accepted, and transcoding fails with this reason. */
    record Failed(FailReason reason) implements Expected {
        @Override
        public String words() {
            return "FAILED " + reason;
        }
    }

    /** The API rejects it with this HTTP status, before or at the completion of the upload. */
    record Refused(int status) implements Expected {
        @Override
        public String words() {
            return "refused with " + status;
        }
    }
}
