package dev.millrace.local.cloud;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * This machine's name or address in all issued URLs.
 *
 * @param name a host name or an IPv4 address, in lower case, without a port
 */
public record HostName(String name) {

    /** The Android emulator's address of its machine's loopback interface. */
    private static final String EMULATED_LOOPBACK = "10.0.2.2";

    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    /** Only this machine. Declared last, since its check needs the patterns above. */
    public static final HostName LOOPBACK = new HostName("127.0.0.1");

    /** @throws IllegalArgumentException for anything but a bare name or IPv4 address */
    public HostName {
        name = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "--host must be a name or an IPv4 address such as 192.168.1.20, without scheme and port, not "
                            + name);
        }
        if (name.equals("0.0.0.0")) {
            throw new IllegalArgumentException(
                    "--host must be the address that clients use, such as 192.168.1.20, because URLs contain it");
        }
    }

    /** Listen address: loopback for a loopback name, otherwise every address. */
    public InetAddress listen() {
        try {
            return isLoopback() ? InetAddress.getLoopbackAddress() : InetAddress.getByName("0.0.0.0");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether only this machine, or an emulator on it, can use the name. */
    public boolean isLoopback() {
        return LOOPBACK_NAMES.contains(name) || name.equals(EMULATED_LOOPBACK);
    }

    /** Base URL for a port. */
    public URI url(int port) {
        return URI.create("http://" + name + ":" + port);
    }

    /** All accepted host names: this one and those of loopback. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(LOOPBACK_NAMES);
        names.add(name);
        return names;
    }

    /**
     * Whether a {@code Host} header is one of our names.
     *
     * <p>why: with DNS rebinding another site's name points to this machine; its page calls under that name, and the browser
     * takes it for the same origin.
     */
    public boolean isNamedBy(@Nullable String header) {
        return header != null
                && names().contains(PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT));
    }
}
