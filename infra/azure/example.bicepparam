// Copy, fill in, and give secrets by the environment of the one command that needs them, never in this file.
using 'main.bicep'

param image = 'example.azurecr.io/in-vertrouwen@sha256:0000000000000000000000000000000000000000000000000000000000000000'
param registryServer = 'example.azurecr.io'
param botHost = 'vertrouwen.example.nl'
param inboxHost = 'vertrouwen-inbox.example.nl'
param teamsAppId = ''
param settings = {
  HOSTED_BY: 'employer'
  OIDC_1_NAME: 'Voorbeeld Zorg'
  OIDC_1_ISSUER: 'https://login.example.nl'
  OIDC_1_CLIENT_ID: 'in-vertrouwen-inbox'
  SLACK_CLIENT_ID: ''
  SLACK_APP_ID: ''
  TEAMS_ORIGIN: ''
  TEAMS_CHAT_REPLY: ''
  TEAMS_GRAPH_CLIENT_ID: ''
  TEAMS_FRAME_HOSTS: ''
  TEAMS_TAB_CLIENTS: ''
  PUSH_HOSTS: ''
  SMTP_FROM: ''
  HTTPS_PROXY: ''
  NO_PROXY: ''
  CA_CERTIFICATES: ''
}
param secrets = {
  SLACK_SIGNING_SECRET: readEnvironmentVariable('SLACK_SIGNING_SECRET', '')
  SLACK_SIGNING_SECRET_PREVIOUS: readEnvironmentVariable('SLACK_SIGNING_SECRET_PREVIOUS', '')
  SLACK_BOT_TOKEN: readEnvironmentVariable('SLACK_BOT_TOKEN', '')
  SLACK_BOT_TOKENS: readEnvironmentVariable('SLACK_BOT_TOKENS', '')
  SLACK_CLIENT_SECRET: readEnvironmentVariable('SLACK_CLIENT_SECRET', '')
  TEAMS_GRAPH_CLIENT_SECRET: readEnvironmentVariable('TEAMS_GRAPH_CLIENT_SECRET', '')
  OIDC_1_CLIENT_SECRET: readEnvironmentVariable('OIDC_1_CLIENT_SECRET', '')
  SMTP_URL: readEnvironmentVariable('SMTP_URL', '')
}
param organisations = {
  'example.yaml': loadTextContent('../../organisations/example.yaml')
}
