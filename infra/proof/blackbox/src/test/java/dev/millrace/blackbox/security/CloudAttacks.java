package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Suite;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls to the queues and the CDN's API on a developer's machine, without the key or misusing it. */
final class CloudAttacks {

    private static final Wanted FORBIDDEN = Wanted.status(403);
    private static final String REGION = "us-east-1";
    private static final String QUEUE = "/000000000000/transcode-jobs";
    private static final String SEND = "Action=SendMessage&Version=2012-11-05&MessageBody=poison";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String INVALIDATE = "/2020-05-31/distribution/LOCAL/invalidation";
    private static final String PATHS =
            "<InvalidationBatch><Paths><Quantity>1</Quantity><Items><Path>/videos/*</Path></Items>"
                    + "</Paths><CallerReference>a</CallerReference></InvalidationBatch>";

    private final Wire queues;
    private final Wire edge;
    private final SuiteSecrets secrets;
    private final Findings findings = new Findings();

    CloudAttacks(Suite suite, SuiteSecrets secrets) {
        this.queues = new Wire(suite.queues());
        this.edge = new Wire(suite.edge());
        this.secrets = secrets;
    }

    List<Finding> all() {
        queue("a job, unsigned", FORBIDDEN, send());
        queue("all that is in it, unsigned", FORBIDDEN, Call.of("GET", QUEUE + "?Action=ReceiveMessage"));
        queue("the list of queues, unsigned", FORBIDDEN, Call.of("GET", "/?Action=ListQueues"));
        queue("a job, signed with another key", FORBIDDEN, signed(send(), "0".repeat(40), Clock.systemUTC()));
        queue("a job, signed an hour ago", FORBIDDEN, signed(send(), secret(), anHourAgo()));
        queue(
                "a job that was changed after it was signed",
                FORBIDDEN,
                signed(send(), secret(), Clock.systemUTC())
                        .body("", SEND.replace("poison", "Poison").getBytes(StandardCharsets.US_ASCII)));
        queue(
                "a header of Amazon's that is not signed",
                FORBIDDEN,
                signed(send(), secret(), Clock.systemUTC()).with("X-Amz-Target: AmazonSQS.PurgeQueue"));
        queue(
                "a signed call of a web page",
                FORBIDDEN,
                signed(send(), secret(), Clock.systemUTC()).with("Origin: https://evil.example"));
        cdn("an invalidation, unsigned", invalidation());
        cdn("an invalidation, signed for another service", signed(invalidation(), secret(), Clock.systemUTC()));
        findings.add(
                "CDN API",
                "an invalidation of a web page by the edge's own way",
                FORBIDDEN,
                edge.send(Call.of("POST", "/_edge/invalidations")
                        .with("Origin: https://evil.example")
                        .body("text/plain", "{\"paths\":[\"/*\"]}".getBytes(StandardCharsets.US_ASCII))));
        return findings.rows();
    }

    private static Clock anHourAgo() {
        return Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    }

    private static Call send() {
        return Call.of("POST", QUEUE).body(FORM, SEND.getBytes(StandardCharsets.US_ASCII));
    }

    private static Call invalidation() {
        return Call.of("POST", INVALIDATE).body("text/xml", PATHS.getBytes(StandardCharsets.US_ASCII));
    }

    private Call signed(Call call, String key, Clock clock) {
        Map<String, List<String>> host = Map.of("Host", List.of(queues.host()));
        SignatureV4 signature = new SignatureV4(secrets.text("access-key"), key, "sqs", clock);
        Call signed = call;
        for (Map.Entry<String, String> header : signature
                .sign(new SignatureV4.Call(call.method(), call.target(), host, call.body()), REGION)
                .entrySet()) {
            signed = signed.with(header.getKey() + ": " + header.getValue());
        }
        return signed;
    }

    private String secret() {
        return secrets.text("secret-key");
    }

    private void queue(String attack, Wanted wanted, Call call) {
        findings.add("SQS", attack, wanted, queues.send(call));
    }

    private void cdn(String attack, Call call) {
        findings.add("CDN API", attack, FORBIDDEN, edge.send(call));
    }
}
