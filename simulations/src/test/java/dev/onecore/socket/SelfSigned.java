package dev.onecore.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's identity for TLS, made for a test, which only its own file confirms.
 *
 * @param certificate in PEM
 * @param tls what a server shows it by
 */
public record SelfSigned(Path certificate, SSLContext tls) {

    private static final String PASSWORD = "changeit";

    /** Makes one, with a name such as {@code san=ip:127.0.0.1}. */
    public static SelfSigned in(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path certificate = folder.resolve("certificate.pem");
        Path store = folder.resolve("key.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", name);
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return new SelfSigned(certificate, tls);
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "test", "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
