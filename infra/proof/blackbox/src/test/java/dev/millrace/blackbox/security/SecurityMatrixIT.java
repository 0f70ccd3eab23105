package dev.millrace.blackbox.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Attacks the running suite and compares its responses with {@code infra/docs/reports/security-matrix.md}.
 * {@code mvn -pl infra/proof/blackbox -am verify -Dit.test=SecurityMatrixIT -Dsecurity.write=true} rewrites the page after a
 * change.
 */
class SecurityMatrixIT {

    private static final String OWNER = "security-" + UUID.randomUUID();

    private final Suite suite = Suite.running();
    private final SuiteSecrets secrets = new SuiteSecrets(suite);
    private final TokenForge tokens = new TokenForge(secrets.rsa("token-key"), suite.issuer());
    private final Wire gateway = Wire.gateway(suite);
    private final Api alice = suite.as(OWNER);
    private final Uploads uploads = new Uploads(alice);
    private final List<String> signatures = new ArrayList<>();
    private final Map<String, List<Finding>> seen = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> everyAttackIsAnsweredAsItMustBe() {
        SlowClients slow = new SlowClients(gateway, tokens.good("slow"));
        String video = uploads.upload(Clips.tiny());
        String other = uploads.upload(Clips.tiny());
        Map<String, Supplier<List<Finding>>> sections = new LinkedHashMap<>();
        sections.put("Endpoints", this::endpoints);
        sections.put("Webhooks", () -> new WebhookAttacks(gateway, secrets.webhookKey()).on(alice));
        sections.put("Requests", () -> new RequestAttacks(gateway, tokens).all());
        sections.put("Bodies", () -> new BodyAttacks(gateway, tokens).all());
        sections.put(
                "Upload URLs",
                () -> new UploadUrlAttacks(new Wire(suite.storage()), secrets.text("secret-key"))
                        .on(alice, signatures));
        sections.put("Playback", () -> playback(ready(video), ready(other)));
        sections.put("Names", () -> new TextAttacks(gateway, tokens).on(OWNER, alice, video));
        sections.put("Other origins", () -> new OriginAttacks(suite).all());
        sections.put("Local cloud", () -> new CloudAttacks(suite, secrets).all());
        sections.put("Slow clients", slow::rows);
        sections.put("Operators", () -> operators(video));
        sections.put("Secrets", this::logs);
        Stream<DynamicTest> attacks = sections.entrySet().stream()
                .map(section -> DynamicTest.dynamicTest(
                        section.getKey(),
                        () -> hold(section.getKey(), section.getValue().get())));
        return Stream.concat(attacks, Stream.of(DynamicTest.dynamicTest("the page", () -> page(sections.size()))))
                .onClose(slow::close);
    }

    private List<Finding> endpoints() {
        List<Endpoint> all =
                Endpoint.all(suite.asNobody().get("/openapi.json").expect(200).json());
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(all).as("webhooks").anyMatch(Endpoint::isSigned);
        return new EndpointAttacks(gateway, tokens, alice).on(all, OWNER);
    }

    /** Permitted calls of an operator on the same endpoints, so that the logs contain them too. */
    private List<Finding> operators(String video) {
        Findings findings = new Findings();
        for (String path : List.of(
                "commands",
                "dead-letters",
                "failures?videoId=" + video,
                "intake",
                "lost-outputs",
                "timeline?videoId=" + video)) {
            Call call = Call.of("GET", "/api/operations/" + path).as(tokens.good("operator", "operator"));
            findings.add(
                    "GET /api/operations/" + path.replace(video, "{id}"),
                    "an operator",
                    Wanted.status(200),
                    gateway.send(call));
        }
        Call invalidate = Call.of("POST", "/api/operations/invalidate")
                .json("{\"videoIds\":[\"" + video + "\"]}")
                .as(tokens.good("operator", "operator"));
        findings.add("POST /api/operations/invalidate", "an operator", Wanted.status(200), gateway.send(invalidate));
        return findings.rows();
    }

    private List<Finding> playback(Answer video, Answer other) {
        return new PlaybackAttacks(new Wire(suite.edge()), secrets.rsa("cdn-key")).on(video, other, signatures);
    }

    private List<Finding> logs() {
        List<String> contents = tokens.made().stream()
                .map(token -> token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')))
                .toList();
        return new LogSearch(suite.logs())
                .lookFor("the suite's own secrets and keys", secrets.all())
                .lookFor("tokens, good ones and forged ones", contents)
                .lookFor("signatures of upload URLs and cookies", signatures)
                .lookFor("what videos and files are called", TextAttacks.NAMES)
                .lookFor("what was sent in headers and paths that are none", List.of(RequestAttacks.HUSH))
                .rows();
    }

    private Answer ready(String video) {
        return uploads.awaitStatus(video, "READY");
    }

    private void hold(String section, List<Finding> findings) {
        seen.put(section, findings);
        assertThat(findings).as(section).isNotEmpty();
        assertThat(wrong(findings.stream())).as(section).isEmpty();
    }

    private static List<Finding> wrong(Stream<Finding> findings) {
        return findings.filter(finding -> !finding.isAsItMustBe()).toList();
    }

    private void page(int sections) {
        if (Boolean.getBoolean("security.write")) {
            assertThat(seen).as("sections").hasSize(sections);
            assertThat(wrong(seen.values().stream().flatMap(List::stream)))
                    .as("unexpected responses")
                    .isEmpty();
            MatrixPage.write(seen);
            return;
        }
        assertThat(MatrixPage.notSeenIn(seen))
                .as("in infra/docs/reports/security-matrix.md, but not reproduced")
                .isEmpty();
    }
}
