package dev.millrace.proof.matrix.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.mp4parser.Box;
import org.mp4parser.Container;
import org.mp4parser.IsoFile;
import org.mp4parser.PropertyBoxParserImpl;
import org.mp4parser.tools.Path;

/** Reads ISO base media boxes with a parser that is independent of the worker's. */
final class IsoBoxes {

    private IsoBoxes() {}

    /** @throws IllegalArgumentException when the boxes do not fill the bytes exactly */
    static Container file(byte[] bytes) throws IOException {
        PropertyBoxParserImpl parser = new PropertyBoxParserImpl();
        // why: the parser's own media box copies its content to a temporary file
        parser.mapping.setProperty("mdat", "org.mp4parser.boxes.UnknownBox(type)");
        IsoFile file = new IsoFile(Channels.newChannel(new ByteArrayInputStream(bytes)), parser);
        long size = file.getBoxes().stream().mapToLong(Box::getSize).sum();
        if (size != bytes.length) {
            throw new IllegalArgumentException("boxes of " + size + " bytes in " + bytes.length);
        }
        return file;
    }

    /** All boxes of a type. */
    static <T extends Box> List<T> all(Container parent, Class<T> type) {
        return parent.getBoxes(type);
    }

    /** The first box along a path of types. */
    static <T extends Box> Optional<T> find(Container parent, Class<T> type, String path) {
        Box found = Path.getPath(parent, path);
        return Optional.ofNullable(found).map(type::cast);
    }

    /** The first box along a path of types. @throws IllegalArgumentException when there is none */
    static <T extends Box> T get(Container parent, Class<T> type, String path) {
        return find(parent, type, path).orElseThrow(() -> new IllegalArgumentException("no " + path));
    }
}
