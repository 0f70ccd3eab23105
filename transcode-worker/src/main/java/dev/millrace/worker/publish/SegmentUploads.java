package dev.millrace.worker.publish;

import dev.millrace.worker.segments.SegmentFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores the segments of one attempt, already while ffmpeg writes more, and the playlists. Used by one thread at a time; its uploads
 * run in a small pool of their own.
 */
public final class SegmentUploads implements AutoCloseable {

    /** why: the newest may still be written, and the one before may get the short tail of the sound appended. */
    private static final int HELD_BACK = 2;

    private static final int CLOSE_SECONDS = 10;

    private final S3Outputs outputs;
    private final String prefix;
    private final Path directory;
    private final ExecutorService connections;
    private final Map<String, Integer> nextSegments = new HashMap<>();
    private final Map<Path, CompletableFuture<StoredObject>> uploads = new HashMap<>();
    private final List<CompletableFuture<Void>> texts = new ArrayList<>();

    SegmentUploads(S3Outputs outputs, String prefix, Path directory, int connections) {
        this.outputs = outputs;
        this.prefix = prefix;
        this.directory = directory;
        this.connections = Executors.newFixedThreadPool(connections);
    }

    /** Begins to store the segments that ffmpeg has certainly finished. */
    public void storeFinished(List<String> folders) {
        folders.forEach(this::storeFinished);
    }

    /** why: a look must not take the longer the more there is; hours of video have thousands of segments. */
    private void storeFinished(String folder) {
        Path path = directory.resolve(folder);
        int next = nextSegments.getOrDefault(folder, 1);
        while (Files.exists(SegmentFiles.of(path, next + HELD_BACK))) {
            store(SegmentFiles.of(path, next));
            next++;
        }
        nextSegments.put(folder, next);
    }

    /** Begins to store all the rest, after which no file may change any more. */
    public void storeRest(List<String> folders) {
        storeSegments(folders);
        folders.forEach(folder -> files(directory.resolve(folder), "init.mp4").forEach(this::store));
    }

    /** Begins to store the rest of the segments, but nothing that says how to decode them. */
    public void storeSegments(List<String> folders) {
        folders.forEach(folder -> files(directory.resolve(folder), ".m4s").forEach(this::store));
    }

    /** Begins to store a text that players fetch. */
    public void store(String name, String text, CacheLife life) {
        texts.add(CompletableFuture.runAsync(() -> outputs.put(prefix + name, text, life), connections));
    }

    /** What is stored of segments and init segments, by key relative to the prefix; everything that was begun, after {@link #await}. */
    public Map<String, StoredObject> stored() {
        return uploads.entrySet().stream()
                .collect(Collectors.toMap(
                        upload -> relative(upload.getKey()),
                        upload -> upload.getValue().join()));
    }

    /** Bytes of what is stored of segments and init segments, after {@link #await}. */
    public long storedBytes() {
        return uploads.values().stream()
                .mapToLong(upload -> upload.join().size())
                .sum();
    }

    /** Waits until everything that was begun is stored. @throws dev.millrace.worker.outcome.TranscodeFailure */
    public void await() {
        try {
            CompletableFuture.allOf(Stream.concat(uploads.values().stream(), texts.stream())
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        } catch (CancellationException e) {
            throw new IllegalStateException("Closed while storing", e);
        }
    }

    /** Gives up what is not stored yet. Returns when no upload runs any more. */
    @Override
    public void close() {
        connections.shutdownNow();
        try {
            if (!connections.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Uploads do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(Path file) {
        uploads.computeIfAbsent(
                file,
                path -> CompletableFuture.supplyAsync(() -> outputs.put(prefix + relative(path), path), connections));
    }

    private String relative(Path file) {
        return directory.relativize(file).toString();
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
