package dev.millrace.video.catalog;

import dev.millrace.common.contract.Stage;
import dev.millrace.video.progress.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the progress of the open job from the columns that both views have of it. */
final class OpenProgress {

    private OpenProgress() {}

    static @Nullable Progress read(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        if (stage != null) {
            return new Progress(
                    Stage.valueOf(stage), row.getInt("percent"), row.getObject("eta_seconds", Integer.class));
        }
        return row.getBoolean("has_open_job") ? Progress.QUEUED : null;
    }
}
