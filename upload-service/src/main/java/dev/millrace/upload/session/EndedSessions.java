package dev.millrace.upload.session;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.store.MultipartStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What follows the end of a session: others learn of it, and of one that did not complete storage keeps nothing. */
@Component
public class EndedSessions {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    private final MultipartStore store;
    private final UploadSessions sessions;
    private final Announcements announcements;

    EndedSessions(MultipartStore store, UploadSessions sessions, Announcements announcements) {
        this.store = store;
        this.sessions = sessions;
        this.announcements = announcements;
    }

    /**
     * After the commit, best effort now: the outbox and the sweeper finish what fails here.
     *
     * @return whether storage was cleared of it; never of one that completed
     */
    public boolean followUp(UploadSession ended) {
        log.info("Upload session {} of video {} is {}", ended.id(), ended.videoId(), ended.status());
        announcements.deliverNow(ended.videoId());
        return leavesNothing(ended) && clear(ended);
    }

    private static boolean leavesNothing(UploadSession ended) {
        return ended.status().isFinal() && ended.status() != UploadSessionStatus.COMPLETED;
    }

    private boolean clear(UploadSession ended) {
        try {
            ended.multipart().ifPresent(store::abort);
            // why: a completion that was under way may have made the object; one of another session stays
            boolean left = store.find(ended.sourceFileKey())
                    .filter(object -> object.isFrom(ended.id(), ended.totalBytes()))
                    .isPresent();
            if (left) {
                store.delete(ended.sourceFileKey());
            }
            sessions.storageClosed(ended.id());
            return true;
        } catch (Unavailable e) {
            log.warn("Parts of upload session {} are not removed yet, the sweeper will", ended.id());
            return false;
        }
    }
}
