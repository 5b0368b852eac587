// Patterns of spam and of bait. Data, in the languages of the posts.

/** Sells, promises or lures. */
export const SPAM =
  /\b(?:giveaway|airdrops?\b(?=.{0,60}\b(?:tokens?|wallets?|claim|free|crypto|live|eligib\w+|\$[A-Z]+))|(?:free|claim|token|crypto)\b.{0,40}\bairdrops?|(?:get|join|on the) (?:the )?whitelist|presale|referral (?:code|link)|promo code|use (?:my|our|promo|discount) code|dm (?:me|us|for)|link in bio|drop your wallet|claim (?:your|now)(?=\b.{0,40}(?:\b(?:free|rewards?|tokens?|bonus|gifts?|prizes?|spots?|seats?|nfts?)\b|\$|https?:|$))|100x gem|next 100x|passive income|zero experience (?:needed|required|necessary)|trading bot\b(?=.{0,80}\b(?:profits?|join|telegram|whatsapp|signals?|daily|guaranteed|dm|roi)\b)|follow (?:me |us )?(?:and|&|\+) (?:rt|retweet|repost|like)|like (?:and|&|\+) (?:rt|retweet|repost)|(?:rt|retweet|repost) (?:and|&|\+) (?:follow|like)|comment ["“']?\w+["”']? (?:below )?(?:and|to get))\b|空投|抽奖|返佣|邀请码|加微信|加[VvＶ][备私领]|私信我|评论区(?:打|扣|留)|转发(?:并)?关注|关注(?:并|\+|＋)转发|免费领|領取|代充|秒到账|副业日入|日入过|プレゼント企画|フォロー[＆&+]?リポスト|【副業】|自動で稼|プロフのLINE|sorteo|sígueme y comparte|código de referido|plazas limitadas|\bgana \d/iu;

/** A code to be typed in a shop: `use code HERON20`, not `use code execution`. */
export const SHOP_CODE = /\b[Uu](?:se|SE) (?:code|CODE):? ["“']?(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,}\b/u;

/** Asks for reactions and says nothing. */
export const BAIT =
  /\b(?:feel illegal to know|\d+% of people use \w+ wrong|you'?re using \w+ wrong|bookmark this before|save this thread|parody account)\b|\bagree or disagree\?|\bwhich one (?:are|do) you (?:using|use)\?[\s\S]*\bA\)|建议收藏|不转不是|保存必須/iu;
