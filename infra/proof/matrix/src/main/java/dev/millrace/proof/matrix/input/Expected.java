package dev.millrace.proof.matrix.input;

import dev.millrace.common.contract.FailReason;
import java.util.Set;

/** What has to become of an input. */
public sealed interface Expected {

    /** In a person's words. */
    String words();

    /**
     * Plays.
     *
     * @param width of the picture as displayed: upright, with square pixels
     * @param height of the picture as displayed
     * @param seconds length of the picture from the start of the file
     * @param slackSeconds how far off the length may be beyond a frame
     * @param frameSeconds how long a frame of the source lasts
     * @param ssimFloor least likeness of the top rendition to the source; 0 where it is not compared
     * @param soundTrack which of the sound tracks is to be heard, counted from 0
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

        /** Whether the source has this. */
        public boolean has(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public String words() {
            String sound = has(Trait.SOUND) ? "" : ", silent";
            return "READY " + width + "x" + height + sound;
        }
    }

    /** Is taken, and fails in transcoding with this reason. */
    record Failed(FailReason reason) implements Expected {
        @Override
        public String words() {
            return "FAILED " + reason;
        }
    }

    /** The API refuses it with this HTTP status, before or at completion of the upload. */
    record Refused(int status) implements Expected {
        @Override
        public String words() {
            return "refused with " + status;
        }
    }
}
