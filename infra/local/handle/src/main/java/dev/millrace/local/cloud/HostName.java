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
 * The name or address of this machine that every URL names which is handed out.
 *
 * @param name a host name or an IPv4 address, in small letters, without a port
 */
public record HostName(String name) {

    /** The name that the Android emulator has for the loopback address of its machine. */
    private static final String EMULATED_LOOPBACK = "10.0.2.2";

    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    /** This machine for itself only; last, since its check needs the patterns above. */
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
                    "--host must be the address that clients call, such as 192.168.1.20: URLs name it");
        }
    }

    /** Where to listen: on loopback where that is what the name stands for, else on every address. */
    public InetAddress listen() {
        try {
            return isLoopback() ? InetAddress.getLoopbackAddress() : InetAddress.getByName("0.0.0.0");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether only this machine, or an emulator on it, calls it so. */
    public boolean isLoopback() {
        return LOOPBACK_NAMES.contains(name) || name.equals(EMULATED_LOOPBACK);
    }

    /** Base URL of a part on a port. */
    public URI url(int port) {
        return URI.create("http://" + name + ":" + port);
    }

    /** All names that a request may call us by: this one and those of loopback. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(LOOPBACK_NAMES);
        names.add(name);
        return names;
    }

    /**
     * Whether a {@code Host} header names us.
     *
     * <p>why: a page of another site whose name was made to point to this machine calls it under that name, and to the browser is
     * of the same origin.
     */
    public boolean isNamedBy(@Nullable String header) {
        return header != null
                && names().contains(PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT));
    }
}
