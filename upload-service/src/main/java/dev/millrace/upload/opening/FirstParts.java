package dev.millrace.upload.opening;

import dev.millrace.common.problem.IllegalTransition;
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

    /** @param wanted how many; fewer when the file has fewer, none when the session takes none any more */
    OpenedUpload sign(String ownerId, OpenedUpload opened, int wanted) {
        int last = Math.min(wanted, opened.totalParts());
        List<Integer> numbers = IntStream.rangeClosed(1, last).boxed().toList();
        try {
            return opened.sending(signing.sign(ownerId, opened.uploadSessionId(), numbers));
        } catch (IllegalTransition e) {
            // why: asked again after it was paused or had ended; the session is still the answer
            return opened;
        }
    }
}
