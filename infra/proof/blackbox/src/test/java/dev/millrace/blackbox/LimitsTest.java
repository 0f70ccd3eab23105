package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Repository;
import dev.millrace.common.signature.SignedCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** The inner of two nested timeouts expires first, in the defaults and on the page that lists them. */
class LimitsTest {

    private static final Path ROOT = Repository.root();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\S+) (\\S+)` \\| `(\\S+)` \\|$");

    @Test
    void thePageTellsTheDefaults() throws IOException {
        String page = Files.readString(ROOT.resolve("infra/docs/limits.md"));
        Map<String, String> told = ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1) + " " + row.group(2), row -> row.group(3)));
        assertThat(told).hasSizeGreaterThan(15);
        told.forEach((key, value) -> assertThat(setting(key)).as(key).isEqualTo(value));
    }

    @Test
    void aServiceAnswersItsCallersBeforeTheyGiveUp() {
        Duration ownWait = time("common-lib millrace.load.patience")
                .plus(hikari("video-service"))
                .plus(lock("video-service"));
        assertThat(SignedCalls.LONGEST_SILENCE).isGreaterThan(ownWait);
        assertThat(SignedCalls.LONGEST_SILENCE).isGreaterThan(time("video-service millrace.bucket.call-timeout"));
    }

    @Test
    void uploadServiceAnswersBeforeTheGatewayGivesUp() {
        Duration ownWait = time("common-lib millrace.load.patience")
                .plus(hikari("upload-service"))
                .plus(lock("upload-service"));
        Duration opening = ownWait.plus(question()).plus(time("upload-service millrace.bucket.call-timeout"));
        assertThat(time("api-gateway millrace.routes.response-timeout")).isGreaterThan(opening);

        Duration oneCall = time("upload-service millrace.bucket.call-timeout");
        Duration completing = ownWait.plus(oneCall.multipliedBy(4)) // parts, complete's own, HEAD, first bytes
                .plus(time("upload-service millrace.multipart.complete-timeout"));
        assertThat(time("api-gateway millrace.routes.completion-timeout")).isGreaterThan(completing);
    }

    @Test
    void eventStreamsLeaveConnectionsForCallsAndAreNotTakenForDead() {
        int streams = number("api-gateway millrace.limits.event-streams");
        assertThat(streams).isEqualTo(number("video-service millrace.live.all-streams"));
        assertThat(List.of(
                        number("api-gateway millrace.routes.max-connections"),
                        connections("api-gateway"),
                        connections("video-service")))
                .allSatisfy(connections -> assertThat(connections).isGreaterThan(streams));
        assertThat(time("api-gateway millrace.routes.event-stream-silence"))
                .isGreaterThan(time("video-service millrace.live.heartbeat").multipliedBy(2));
    }

    @Test
    void ownCallsFindAConnectionWhateverThePublicDoes() {
        assertThat(Integer.parseInt(yaml("video-service", "maximum-pool-size: (\\d+)")))
                .isGreaterThan(number("common-lib millrace.load.public-calls"));
    }

    @Test
    void oneOwnersBurstLeavesPlacesForOthers() {
        assertThat(number("common-lib millrace.load.public-calls") + number("common-lib millrace.load.waiting"))
                .isGreaterThan(number("api-gateway millrace.limits.owner-burst"));
    }

    @Test
    void aRenewalWithAllItsTriesFitsIntoTheLease() {
        Duration tries = SignedCalls.LONGEST_CONNECT
                .plus(SignedCalls.LONGEST_SILENCE)
                .multipliedBy(number("transcode-worker millrace.video-service.attempts"));
        Duration visibility = time("transcode-worker millrace.intake.poll-timeout")
                .plus(time("transcode-worker millrace.queue.call-timeout"));
        assertThat(time("video-service millrace.lease.life"))
                .isGreaterThan(time("transcode-worker millrace.intake.renew-every")
                        .plus(visibility)
                        .plus(tries));
    }

    @Test
    void connectionsOfTheLoadBalancerOutliveItsOwnPatience() throws IOException {
        Duration idle = Duration.ofSeconds(
                Long.parseLong(found("infra/docs/limits.md", "The load balancer's idle timeout is (\\d+) s")));
        assertThat(idle).isGreaterThan(time("api-gateway millrace.routes.event-stream-silence"));
        assertThat(DurationStyle.detectAndParse(
                        found("common-lib/src/main/resources/millrace-defaults.yml", "keep-alive-timeout: (\\w+)")))
                .isGreaterThan(idle);
    }

    private static Duration question() {
        return SignedCalls.LONGEST_CONNECT
                .plus(SignedCalls.LONGEST_SILENCE)
                .multipliedBy(number("upload-service millrace.video-service.attempts"))
                .plus(time("upload-service millrace.video-service.back-off").multipliedBy(2));
    }

    private static int connections(String module) {
        return Integer.parseInt(yaml(module, "max-connections: (\\d+)"));
    }

    private static Duration hikari(String module) {
        return Duration.ofMillis(Long.parseLong(yaml(module, "\\n +connection-timeout: (\\d+)\\n")));
    }

    private static Duration lock(String module) {
        return DurationStyle.detectAndParse(yaml(module, "lock_timeout ?= ?'?(\\w+)"));
    }

    private static String yaml(String module, String pattern) {
        try {
            return found(module + "/src/main/resources/application.yml", pattern);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String found(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
        assertThat(found.find()).as(file + " " + pattern).isTrue();
        return found.group(1);
    }

    private static Duration time(String key) {
        return DurationStyle.detectAndParse(setting(key));
    }

    private static int number(String key) {
        return Integer.parseInt(setting(key));
    }

    /** What a service has by default for a setting; with common-lib as the service, what most have. */
    private static String setting(String key) {
        return DefaultSettings.value(key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1));
    }
}
