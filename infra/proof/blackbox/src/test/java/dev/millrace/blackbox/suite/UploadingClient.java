package dev.millrace.blackbox.suite;

import dev.millrace.blackbox.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A phone in its own process, to be killed: {@code UploadingClient <gateway> <token> <session> <file>}. After each part it waits for a
 * byte, or until its input ends.
 */
public final class UploadingClient {

    private UploadingClient() {}

    public static void main(String... arguments) {
        URI gateway = URI.create(arguments[0]);
        Api api = new Api(gateway, arguments[1], Contract.servedBy(gateway));
        new Uploads(api).sendMissing(arguments[2], Path.of(arguments[3]), UploadingClient::sent);
    }

    private static void sent(int part) {
        System.out.println("sent " + part);
        try {
            int unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
