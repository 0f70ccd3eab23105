package dev.millrace.proof.bench.soak;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.process.MemoryUse;
import dev.millrace.local.suite.QueueDepth;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.bench.soak.Gauge.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a suite holds: memory, threads, connections, rows and files. Linux only; used by one thread. */
final class SuiteGauges implements AutoCloseable {

    private static final String PROCESSES = "Processes";
    private static final String STORES = "Database, queue and files";

    /** The local suite gives it the owner's password. */
    private static final String ADMINISTRATOR = "postgres";

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    /** Of each generation of the heap. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final long KIB = 1024;

    private final SuiteState state;
    private final SuiteDirectory home;
    private final QueueDepth queues;
    private final CloudEndpoints cloud;
    private final Connection database;
    private final Path heapCommands;

    /** Connects to the suite's database. */
    SuiteGauges(SuiteState state, SuiteDirectory home, CloudEndpoints cloud) throws SQLException, IOException {
        this.state = state;
        this.home = home;
        this.cloud = cloud;
        this.queues = new QueueDepth(cloud);
        this.database = DriverManager.getConnection(cloud.jdbcUrl(), ADMINISTRATOR, cloud.jdbcPassword());
        this.heapCommands = home.data().resolve("heap.jcmd");
        Files.writeString(heapCommands, "GC.run\nGC.heap_info\n");
    }

    /** One sample of everything. Each service collects its whole heap for it. */
    Map<Gauge, Double> read() throws IOException, InterruptedException, SQLException {
        Map<Gauge, Double> all = new LinkedHashMap<>();
        for (SuiteState.Running process : state.processes()) {
            if (process.url().startsWith("http")) {
                service(process, all);
            } else {
                double bytes = MemoryUse.now(List.of(process.pid()));
                all.put(new Gauge(PROCESSES, process.name() + ", memory", Unit.MEMORY), bytes);
            }
        }
        stores(all);
        tables(all);
        return all;
    }

    private void service(SuiteState.Running process, Map<Gauge, Double> all) throws IOException, InterruptedException {
        Path files = Path.of("/proc", String.valueOf(process.pid()));
        String status = Files.readString(files.resolve("status"));
        String name = process.name();
        all.put(
                new Gauge(PROCESSES, name + ", heap after a full collection", Unit.MEMORY),
                KIB * sum(USED, heap(process.pid())));
        all.put(new Gauge(PROCESSES, name + ", resident memory", Unit.MEMORY), KIB * sum(RESIDENT, status));
        all.put(new Gauge(PROCESSES, name + ", threads", Unit.COUNT), sum(THREADS, status));
        try (Stream<Path> open = Files.list(files.resolve("fd"))) {
            all.put(new Gauge(PROCESSES, name + ", open file descriptors", Unit.COUNT), (double) open.count());
        }
    }

    private String heap(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), "-f", heapCommands.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd cannot read the heap of " + pid + ": " + text);
        }
        return text;
    }

    private static double sum(Pattern number, String text) throws IOException {
        List<MatchResult> found = number.matcher(text).results().toList();
        if (found.isEmpty()) {
            throw new IOException("no " + number + " in " + text);
        }
        return found.stream().mapToLong(each -> Long.parseLong(each.group(1))).sum();
    }

    private void stores(Map<Gauge, Double> all) throws IOException, InterruptedException, SQLException {
        all.put(
                new Gauge(STORES, "connections of PostgreSQL", Unit.COUNT),
                number("select count(*) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()"));
        all.put(new Gauge(STORES, "messages in the queue", Unit.COUNT), (double) queues.of(cloud.jobsQueue()));
        all.put(new Gauge(STORES, "dead letters", Unit.COUNT), (double) queues.of(cloud.deadLetterQueue()));
        Size objects = Size.of(home.data().resolve("s3"));
        all.put(new Gauge(STORES, "objects in storage", Unit.COUNT), objects.files);
        all.put(new Gauge(STORES, "bytes in storage", Unit.BYTES), objects.bytes);
        all.put(new Gauge(STORES, "other files of the suite", Unit.COUNT), Size.of(home.home()).files - objects.files);
    }

    private void tables(Map<Gauge, Double> all) throws SQLException {
        Map<String, Double> sizes = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select schemaname || '.' || tablename, pg_total_relation_size(format('%I.%I', schemaname, tablename))
                        from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1
                        """)) {
            while (row.next()) {
                sizes.put(row.getString(1), row.getDouble(2));
            }
        }
        for (String table : sizes.keySet()) {
            all.put(new Gauge(Gauge.ROWS, table, Unit.COUNT), number("select count(*) from " + table));
        }
        sizes.forEach((table, bytes) -> all.put(new Gauge(Gauge.BYTES, table, Unit.BYTES), bytes));
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** What lies in a folder. */
    private static final class Size extends SimpleFileVisitor<Path> {

        private double files;
        private double bytes;

        static Size of(Path folder) throws IOException {
            Size size = new Size();
            Files.walkFileTree(folder, size);
            return size;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        // why: files come and go while it looks
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
