package dev.millrace.common.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * CloudWatch as far as {@code PutMetricData} goes, decoded by nothing of the SDK that sends it. While it is open, clients of this
 * JVM that are made without an endpoint, a region or credentials come here.
 */
public final class FakeCloudWatch implements AutoCloseable {

    public static final String NAMESPACE = "Millrace/test";

    private static final String OPERATION = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
    private static final String REGION = "eu-central-1";
    private static final byte[] EMPTY_MAP = {(byte) 0xbf, (byte) 0xff};

    private final HttpServer server;
    private final Map<String, String> before = new HashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private record Call(String path, String authorization, String namespace, List<Datum> data) {}

    private record Datum(Series series, double value, String unit) {}

    public FakeCloudWatch() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        set(
                "aws.endpointUrlCloudWatch",
                "http://127.0.0.1:" + server.getAddress().getPort());
        set("aws.region", REGION);
        set("aws.accessKeyId", "AKIDEXAMPLE");
        set("aws.secretAccessKey", "secret");
    }

    /** Everything that is listed of a service came, to its namespace and signed, and nothing else did. */
    public void assertListed(String service) {
        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            assertThat(call.path()).isEqualTo(OPERATION);
            assertThat(call.authorization())
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                    .contains("/" + REGION + "/monitoring/aws4_request");
            assertThat(call.namespace()).isEqualTo(NAMESPACE);
        });
        Set<Series> arrived = calls.stream()
                .flatMap(call -> call.data().stream())
                .map(Datum::series)
                .collect(Collectors.toSet());
        assertThat(Series.listed(service)).containsAll(arrived);
        assertThat(arrived).containsAll(Series.fromTheStart(service));
    }

    /** The sum of all values that came of a series; its dimensions are the service and these, by turns name and value. */
    public double sum(String service, String metric, String... dimensions) {
        Map<String, String> all = new HashMap<>(Map.of("service", service));
        for (int index = 0; index < dimensions.length; index += 2) {
            all.put(dimensions[index], dimensions[index + 1]);
        }
        return data(new Series(metric, all)).stream().mapToDouble(Datum::value).sum();
    }

    /** The unit in which a service's metric came. */
    public String unit(String service, String metric) {
        return data(new Series(metric, Map.of("service", service))).get(0).unit();
    }

    private List<Datum> data(Series series) {
        List<Datum> found = calls.stream()
                .flatMap(call -> call.data().stream())
                .filter(datum -> datum.series().equals(series))
                .toList();
        assertThat(found).as("%s", series).isNotEmpty();
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        InputStream sent = exchange.getRequestBody();
        boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        Map<?, ?> body = (Map<?, ?>) Cbor.read((isPacked ? new GZIPInputStream(sent) : sent).readAllBytes());
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                (String) body.get("Namespace"),
                ((List<?>) body.get("MetricData"))
                        .stream().map(FakeCloudWatch::datum).toList()));
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.getResponseHeaders().set("Content-Type", "application/cbor");
        exchange.sendResponseHeaders(200, EMPTY_MAP.length);
        exchange.getResponseBody().write(EMPTY_MAP);
        exchange.close();
    }

    private static Datum datum(Object sent) {
        Map<?, ?> datum = (Map<?, ?>) sent;
        Map<String, String> dimensions = ((List<?>) datum.get("Dimensions"))
                .stream().map(one -> (Map<?, ?>) one).collect(Collectors.toMap(one -> (String) one.get("Name"), one ->
                        (String) one.get("Value")));
        return new Datum(
                new Series((String) datum.get("MetricName"), dimensions),
                ((Number) datum.get("Value")).doubleValue(),
                (String) datum.get("Unit"));
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property));
        System.setProperty(property, value);
    }

    @Override
    public void close() {
        before.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
        server.stop(0);
    }
}
