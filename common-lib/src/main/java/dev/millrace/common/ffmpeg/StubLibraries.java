package dev.millrace.common.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundled build links X11 and sound libraries for devices that Millrace never opens. A fresh machine lacks some of them,
 * and the programs would not start. Empty libraries under those names satisfy the loader, and make the start fast and equal
 * on every machine.
 */
final class StubLibraries {

    private static final List<String> NEVER_USED =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");
    /** Optional, used by hardware devices. */
    private static final String UDEV = "libudev.so.1";

    private static final List<String> SYSTEM_LIBRARIES = List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64");

    private StubLibraries() {}

    /** Writes the stubs into a Linux build's folder; other platforms need none. */
    static void writeMissing(Path directory, String platform) throws IOException {
        if (!platform.startsWith("linux")) {
            return;
        }
        EmptyElfLibrary.Machine machine =
                platform.endsWith("arm64") ? EmptyElfLibrary.Machine.AARCH64 : EmptyElfLibrary.Machine.X86_64;
        for (String name : NEVER_USED) {
            Files.write(directory.resolve(name), EmptyElfLibrary.named(name, machine));
        }
        if (!isInstalled(UDEV, machine)) {
            Files.write(directory.resolve(UDEV), EmptyElfLibrary.named(UDEV, machine));
        }
    }

    private static boolean isInstalled(String library, EmptyElfLibrary.Machine machine) {
        return SYSTEM_LIBRARIES.stream()
                .flatMap(root -> Stream.of(Path.of(root, library), Path.of(root, machine.multiarch(), library)))
                .anyMatch(Files::exists);
    }
}
