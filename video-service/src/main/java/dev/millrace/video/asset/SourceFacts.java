package dev.millrace.video.asset;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the workers found the sources to be. Other packages read; only jobs write, within a verb's transaction. Beside the
 * videos, so that a worker's finding is no change that an editor's {@code If-Match} should stumble over.
 */
@Repository
public class SourceFacts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SourceFacts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of one video's source; empty until a worker has looked at it. */
    public Optional<ProbedSource> of(UUID videoId) {
        return jdbc.sql("select facts from source_facts where video_id = ?")
                .param(videoId)
                .query(String.class)
                .optional()
                .map(facts -> json.readValue(facts, ProbedSource.class));
    }

    /** In a verb's transaction. */
    public void save(UUID videoId, ProbedSource facts) {
        jdbc.sql("insert into source_facts (video_id, facts) values (?, ?::jsonb) "
                        + "on conflict (video_id) do update set facts = excluded.facts")
                .params(videoId, json.writeValueAsString(facts))
                .update();
    }

    void remove(UUID videoId) {
        jdbc.sql("delete from source_facts where video_id = ?").param(videoId).update();
    }
}
