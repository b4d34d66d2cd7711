package dev.onecore.jetty;

import dev.onecore.contract.Service;
import dev.onecore.contract.Service.Answer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what is no WebSocket handshake for one of the endpoints. */
final class PlainHttp extends Handler.Abstract.NonBlocking {
    private final Service service;
    private final Turns turns;

    PlainHttp(Service service, Turns turns) {
        this.service = service;
        this.turns = turns;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        turns.run(() -> {
            Answer answer = service.answer(request.getHttpURI().getPath());
            response.setStatus(answer.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            Content.Sink.write(response, true, answer.body(), callback);
        });
        return true;
    }
}
