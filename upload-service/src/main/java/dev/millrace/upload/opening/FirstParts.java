package dev.millrace.upload.opening;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.upload.part.PartSigning;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Signs the first parts with the opening, so that a phone sends its first byte a call earlier. */
@Component
class FirstParts {

    private final PartSigning signing;

    FirstParts(PartSigning signing) {
        this.signing = signing;
    }

    /**
     * The same session with the URLs of its first parts; with none of them when none can be signed now.
     *
     * @param wanted how many; fewer when the file has fewer
     */
    OpenedUpload sign(String ownerId, OpenedUpload opened, int wanted) {
        int last = Math.min(wanted, opened.totalParts());
        List<Integer> numbers = IntStream.rangeClosed(1, last).boxed().toList();
        try {
            return opened.sending(signing.sign(ownerId, opened.uploadSessionId(), numbers, null));
        } catch (ProblemException e) {
            // why: the session is open, and asking for its parts says what is wrong; it may be paused by now, say
            return opened;
        }
    }
}
