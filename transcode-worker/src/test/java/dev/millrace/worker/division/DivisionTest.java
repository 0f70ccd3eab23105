package dev.millrace.worker.division;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.Sources;
import dev.millrace.worker.publish.StoredObject;
import dev.millrace.worker.segments.Tracks;
import dev.millrace.worker.source.SourceObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DivisionTest {

    private static final Rational RATE = new Rational(30, 1);
    private static final List<String> ALL = List.of("1080p", "720p", "480p");
    private static final SourceObject SOURCE = new SourceObject("videos/x/source.mp4", 1_000_000, "\"tag\"");

    /** Why it could not be divided is found before it would be read. */
    private static final Path NONE = Path.of("none");

    private final Division division = new Division(new TasksProperties(Duration.ofSeconds(60)));
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void aMinuteIsNotDivided() {
        SourceFacts minute = source(60, Sources.STEREO);

        assertThat(division.of(SOURCE, NONE, minute, Plans.of(minute, ALL), false))
                .isEmpty();
    }

    /** 6 segments. */
    @Test
    void theSoundOfAStageComesBeforeItsChunksAndStagesComeInOrder() {
        DividedPlan divided = divided(source(36, Sources.STEREO), false);

        assertThat(divided.stages()).containsExactly(4, 4);
        assertThat(divided.tasks())
                .containsExactly(
                        new Task(1, 1, null),
                        new Task(2, 1, new Chunk(0, 2, false)),
                        new Task(3, 1, new Chunk(2, 2, false)),
                        new Task(4, 1, new Chunk(4, 2, true)),
                        new Task(5, 2, null),
                        new Task(6, 2, new Chunk(0, 2, false)),
                        new Task(7, 2, new Chunk(2, 2, false)),
                        new Task(8, 2, new Chunk(4, 2, true)));
        assertThat(divided.pass(divided.task(1)).labels()).containsExactly("480p", "audio");
        assertThat(divided.pass(divided.task(8)).labels()).containsExactly("1080p", "720p", "240p", "audio-mono");
        assertThat(divided.playing(1).renditions()).extracting(Rendition::label).containsExactly("480p");
        assertThat(divided.playing(2)).isEqualTo(divided.plan());
        assertThat(divided.tasksUpTo(1)).isEqualTo(4);
    }

    @Test
    void aSilentVideoHasChunksOnly() {
        assertThat(divided(source(36, null), false).stages()).containsExactly(3, 3);
    }

    @Test
    void inOneGoThereIsOneStage() {
        DividedPlan divided = divided(source(36, Sources.STEREO), true);

        assertThat(divided.stages()).containsExactly(4);
        assertThat(divided.playing(1)).isEqualTo(divided.plan());
    }

    @Test
    void aCopyIsMadeBeforeAndIsNoStage() {
        SourceFacts facts = source(36, Sources.STEREO);
        Plan copying = Plans.withCopiedTop(Plans.of(facts, ALL));

        DividedPlan staged = DividedPlan.of(SOURCE, facts, copying);
        DividedPlan inOneGo = DividedPlan.of(SOURCE, facts, copying.encodedInOneGo());

        assertThat(staged.madePasses()).isEqualTo(1);
        assertThat(staged.stages()).containsExactly(4, 3);
        assertThat(staged.playing(1).renditions()).extracting(Rendition::label).containsExactly("1080p", "240p");
        assertThat(inOneGo.madePasses()).isEqualTo(1);
        assertThat(inOneGo.stages()).containsExactly(4);
        assertThat(inOneGo.plan().passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("1080p", "audio"), List.of("720p", "480p", "240p", "audio-mono"));
    }

    @Test
    void fourHoursAreDividedAndMoreThanTheContractAllowsAreNot() {
        assertThat(divided(source(4 * 3600, Sources.STEREO), false).stages()).containsExactly(493, 493);
        SourceFacts endless = source(10 * 3600, Sources.STEREO);

        assertThat(division.of(SOURCE, NONE, endless, Plans.of(endless, ALL), false))
                .isEmpty();
    }

    @Test
    void whatIsStoredReadsBackAsItWas() {
        DividedPlan divided = divided(source(36, Sources.STEREO), false);
        TaskResult made = TaskResult.made(
                Map.of("480p", Tracks.picture(854, 480, RATE, 900, 3_000), "audio", Tracks.sound(30, 300)),
                Map.of("480p/init.mp4", new StoredObject(700, "\"tag\"")),
                3);
        TaskResult failed = TaskResult.failed(TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "nothing"));

        Asset poster =
                new Asset(AssetType.THUMBNAIL, null, null, 1280, 720, null, "jpg", "videos/x/hls/1/poster-720p.jpg");

        assertThat(json.readValue(json.writeValueAsString(divided), DividedPlan.class))
                .isEqualTo(divided);
        assertThat(json.readValue(json.writeValueAsString(divided.with(poster)), DividedPlan.class))
                .isEqualTo(divided.with(poster))
                .isNotEqualTo(divided);
        assertThat(json.readValue(json.writeValueAsString(made), TaskResult.class))
                .isEqualTo(made);
        assertThat(json.readValue(json.writeValueAsString(failed), TaskResult.class))
                .isEqualTo(failed);
    }

    private DividedPlan divided(SourceFacts facts, boolean isInOneGo) {
        Plan plan = Plans.of(facts, ALL);
        return DividedPlan.of(SOURCE, facts, isInOneGo ? plan.encodedInOneGo() : plan);
    }

    private static SourceFacts source(double seconds, @Nullable AudioTrack audio) {
        return Sources.plain(seconds, "h264", 1920, 1080, RATE, false, audio);
    }
}
