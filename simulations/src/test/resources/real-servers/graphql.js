// graphql-ws, the reference of graphql-transport-ws: a subscription with three results.
const {WebSocketServer} = require('ws');
const {useServer} = require('graphql-ws/use/ws');
const {GraphQLObjectType, GraphQLSchema, GraphQLString} = require('graphql');

async function* greetings() {
  for (const greeting of ['Hi', 'Bonjour', 'Hola']) {
    yield {greetings: greeting};
  }
}
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({name: 'Query', fields: {hello: {type: GraphQLString}}}),
  subscription: new GraphQLObjectType({
    name: 'Subscription', fields: {greetings: {type: GraphQLString, subscribe: greetings}}
  })
});
const server = new WebSocketServer({port: 0, host: '127.0.0.1', path: '/graphql'});
useServer({schema}, server);
server.on('listening', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
