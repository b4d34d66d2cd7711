package dev.onecore.connect;

import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import dev.onecore.model.FileFault;
import dev.onecore.model.Setting;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a server is opened: which certificates it trusts, what it asks for and what it sends. Compared by identity.
 */
public final class ConnectOptions {

    /** No options, as for a contender. */
    public static final ConnectOptions PLAIN = new ConnectOptions(Access.OPEN, Optional.empty(), false);

    private final Access access;
    private final Optional<TrustManager> trust;
    private final boolean offersDeflate;

    private ConnectOptions(Access access, Optional<TrustManager> trust, boolean offersDeflate) {
        this.access = access;
        this.trust = trust;
        this.offersDeflate = offersDeflate;
    }

    /**
     * What the settings say of endpoints.
     *
     * @throws WrongSetting when the file of certificates cannot be used
     */
    public static ConnectOptions of(Access access) {
        return access.trustAny()
                ? new ConnectOptions(access, Optional.of(new Anybody()), false)
                : new ConnectOptions(access, access.ca().map(ConnectOptions::vouching), false);
    }

    private static TrustManager vouching(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            if (number == 0) {
                throw WrongSetting.impossible(Setting.CA.key(), file.toString(), "it holds no certificate in PEM");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers()).findFirst().orElseThrow();
        } catch (IOException e) {
            throw notPem(file, FileFault.reason(e));
        } catch (GeneralSecurityException e) {
            throw notPem(file, String.valueOf(e.getMessage()));
        }
    }

    private static WrongSetting notPem(Path file, String why) {
        return WrongSetting.impossible(
                Setting.CA.key(), file.toString(), "certificates in PEM are needed (" + why + ")");
    }

    /** What decides which certificates are good; empty for the JVM's own choice. */
    public Optional<TrustManager> trust() {
        return trust;
    }

    /** Whether a certificate must be of the host that is connected to. */
    public boolean verifiesHost() {
        return !access.trustAny();
    }

    /** The sub-protocols that a handshake asks for, the preferred one first. */
    public List<String> subprotocols() {
        return access.subprotocols();
    }

    /** Headers of each handshake and each request. */
    public List<Header> headers() {
        return access.headers();
    }

    /** These options, with compression offered in each handshake (RFC 7692). */
    public ConnectOptions offeringDeflate() {
        return new ConnectOptions(access, trust, true);
    }

    /** Whether a handshake offers compression, as somebody asked for it; a server that was not offered it must not use it. */
    public boolean offersDeflate() {
        return offersDeflate;
    }

    /** TLS for the JDK's own clients. */
    public SSLContext tls() {
        try {
            if (trust.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust.get()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** Takes every certificate, because the user said so. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
