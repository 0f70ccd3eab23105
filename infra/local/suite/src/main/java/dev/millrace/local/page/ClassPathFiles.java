package dev.millrace.local.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The plain page's files on the class path, and the player's in its jar. A name that does not match the pattern is not found. */
final class ClassPathFiles implements PageFiles {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z]+)+");
    private static final String PLAYER = "/hls/";
    private static final String PLAYER_VERSION = "META-INF/maven/org.webjars.npm/hls.js/pom.properties";

    private final String playerFolder;

    ClassPathFiles() {
        this.playerFolder = "META-INF/resources/webjars/hls.js/" + playerVersion() + "/dist/";
    }

    @Override
    public Optional<PageFile> at(String path) {
        boolean player = path.startsWith(PLAYER);
        String name = path.equals("/") ? "index.html" : path.substring(player ? PLAYER.length() : 1);
        String type = PageFile.typeOf(name);
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        URL resource = ClassPathFiles.class.getClassLoader().getResource((player ? playerFolder : "page/") + name);
        return Optional.ofNullable(resource).map(found -> new PageFile(found, type));
    }

    @Override
    public String styleSources() {
        return "'self'";
    }

    private static String playerVersion() {
        Properties properties = new Properties();
        try (InputStream stream = ClassPathFiles.class.getClassLoader().getResourceAsStream(PLAYER_VERSION)) {
            if (stream == null) {
                throw new IllegalStateException("The jar of hls.js is not on the class path");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
