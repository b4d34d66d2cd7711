package dev.onecore.ws;

import dev.onecore.injector.JvmPreparation;
import dev.onecore.model.Access;
import dev.onecore.report.TerminalText;
import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolKey;
import java.util.Optional;
import scala.Function1;
import scala.runtime.AbstractFunction1;

/**
 * What a scenario without a campaign knows of its server.
 *
 * @param baseUrl {@code ws://host:port} or {@code wss://host:port}; empty where none was given
 * @param access what the server asks of its clients
 * @param options what the run does beside its load
 */
record OnecoreWsProtocol(Optional<String> baseUrl, Access access, PlainOptions options) implements Protocol {

    static final ProtocolKey<OnecoreWsProtocol, OnecoreWsComponents> KEY = new Key();

    private static final class Key implements ProtocolKey<OnecoreWsProtocol, OnecoreWsComponents> {
        @Override
        @SuppressWarnings("unchecked") // As Gatling's own keys do it: the registry looks protocols up by this class.
        public Class<Protocol> protocolClass() {
            return (Class<Protocol>) (Class<?>) OnecoreWsProtocol.class;
        }

        @Override
        public OnecoreWsProtocol defaultProtocolValue(GatlingConfiguration configuration) {
            return new OnecoreWsProtocol(Optional.empty(), Access.OPEN, PlainOptions.NONE);
        }

        @Override
        public Function1<OnecoreWsProtocol, OnecoreWsComponents> newComponents(CoreComponents core) {
            return new AbstractFunction1<>() {
                @Override
                public OnecoreWsComponents apply(OnecoreWsProtocol protocol) {
                    if (protocol.baseUrl().isPresent()) {
                        JvmPreparation.prepare(TerminalText.over(System.out));
                    }
                    return new OnecoreWsComponents(new PlainSession(protocol));
                }
            };
        }
    }
}
