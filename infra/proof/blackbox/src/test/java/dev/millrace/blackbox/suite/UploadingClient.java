package dev.millrace.blackbox.suite;

import dev.millrace.blackbox.contract.Contract;
import java.net.URI;
import java.nio.file.Path;

/** A phone in its own process, to be killed: {@code UploadingClient <gateway> <token> <session> <file>}. */
public final class UploadingClient {

    private UploadingClient() {}

    public static void main(String... arguments) {
        URI gateway = URI.create(arguments[0]);
        Api api = new Api(gateway, arguments[1], Contract.servedBy(gateway));
        new Uploads(api).sendMissing(arguments[2], Path.of(arguments[3]), part -> System.out.println("sent " + part));
    }
}
