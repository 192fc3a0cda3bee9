// In vertrouwen on Azure: two Container Apps (bot and inbox, the same image) with two replicas each, Azure Managed Redis,
// a share for the keyring under a key of your own in Key Vault, and the bot's registration. Nothing but the two apps'
// https can be reached from outside. What it asks of you before and after: README.md beside this file.
targetScope = 'resourceGroup'

@description('Start of every name. Lower case, at most 11 characters.')
@minLength(3)
@maxLength(11)
param prefix string = 'vertrouwen'
param location string = resourceGroup().location

@description('registry/name@sha256:…, built from infra/Dockerfile.')
param image string
@description('Login server of the registry when it is an Azure one, to which the identity of the server may then pull.')
param registryServer string = ''
@description('Runs once before the server, as root, to hand it the folder of keys: the image that infra/Dockerfile starts from.')
param nodeImage string = 'docker.io/library/node:24.11.1-bookworm-slim'

@description('How Slack, Teams and people reach the bot, and how advisers reach the inbox. Without https:// or path.')
param botHost string
param inboxHost string

@description('Settings that are no secret, by the names in .env.example: OIDC_1_ISSUER, TEAMS_CHAT_REPLY …')
param settings object
@secure()
@description('Secrets, by the names in .env.example. Empty ones count as absent.')
param secrets object
@description('File name (….yaml) to content, for each organisation.')
param organisations object

@description('Id of the bot\'s app registration in Entra, made without a secret. Empty: no Teams.')
param teamsAppId string = ''

@description('Balanced_B0 holds half a gigabyte: some hundred thousand messages.')
param redisSku string = 'Balanced_B0'

var unique = take(uniqueString(resourceGroup().id), 6)
var letters = replace(prefix, '-', '')

// Two, so that what reads secrets cannot unwrap the keyring's volume, and the other way round.
resource serverIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-server'
  location: location
}
resource volumeIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-volume'
  location: location
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    prefix: prefix
    location: location
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: '${prefix}-${unique}'
    location: location
    secretsReader: serverIdentity.properties.principalId
    keyUser: volumeIdentity.properties.principalId
    subnetId: network.outputs.privateSubnetId
    networkId: network.outputs.id
  }
}

module keyring 'modules/keyring.bicep' = {
  name: 'keyring'
  params: {
    name: '${letters}${unique}keys'
    location: location
    identityId: volumeIdentity.id
    vaultUri: vault.outputs.uri
    keyName: vault.outputs.keyName
    subnetId: network.outputs.privateSubnetId
    networkId: network.outputs.id
  }
}

module redis 'modules/redis.bicep' = {
  name: 'redis'
  params: {
    name: '${prefix}-${unique}'
    location: location
    sku: redisSku
    vaultName: vault.outputs.name
    subnetId: network.outputs.privateSubnetId
    networkId: network.outputs.id
  }
}

module secretStore 'modules/secrets.bicep' = {
  name: 'secrets'
  params: {
    vaultName: vault.outputs.name
    secrets: secrets
  }
}

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    name: prefix
    location: location
    subnetId: network.outputs.appsSubnetId
    keysServer: keyring.outputs.server
    keysShare: keyring.outputs.share
  }
}

var fixed = {
  NODE_ENV: 'production'
  HOST: '0.0.0.0'
  BOT_PORT: '3000'
  INBOX_PORT: '3001'
  OPERATIONS_PORT: '9090'
  BOT_ORIGIN: 'https://${botHost}'
  INBOX_ORIGIN: 'https://${inboxHost}'
  // The environment's own proxy, and nothing else before it.
  TRUSTED_PROXIES: '1'
  KEYRING_DIR: '/keys/keyring'
  ORGANISATIONS_DIR: '/organisations'
  TEAMS_APP_ID: teamsAppId
}
var plain = map(items(union(settings, fixed)), one => { name: one.key, value: one.value })
var hidden = concat(secretStore.outputs.names, ['REDIS_URL'])

// A Container App has one address, so the one process that serves both ports runs under two names. Both are whole: an
// answer written in the inbox updates an open modal from there.
module bot 'modules/app.bicep' = {
  name: 'bot'
  params: {
    name: '${prefix}-bot'
    location: location
    environmentId: environment.outputs.id
    keysStorage: environment.outputs.keysStorage
    identityId: serverIdentity.id
    image: image
    nodeImage: nodeImage
    registryServer: registryServer
    targetPort: 3000
    settings: plain
    secretNames: hidden
    vaultUri: vault.outputs.uri
    organisations: organisations
  }
  dependsOn: [redis]
}
module inbox 'modules/app.bicep' = {
  name: 'inbox'
  params: {
    name: '${prefix}-inbox'
    location: location
    environmentId: environment.outputs.id
    keysStorage: environment.outputs.keysStorage
    identityId: serverIdentity.id
    image: image
    nodeImage: nodeImage
    registryServer: registryServer
    targetPort: 3001
    settings: plain
    secretNames: hidden
    vaultUri: vault.outputs.uri
    organisations: organisations
  }
  // After the bot: the first process makes the lasting keys, and need not race another for them.
  dependsOn: [redis, bot]
}

module registration 'modules/bot.bicep' = if (!empty(teamsAppId)) {
  name: 'registration'
  params: {
    name: '${prefix}-bot-${unique}'
    appId: teamsAppId
    endpoint: 'https://${botHost}/teams/messages'
  }
}

@description('Point your two host names here, then bind them and their certificates to the apps.')
output botAddress string = bot.outputs.address
output inboxAddress string = inbox.outputs.address
