// What the packages' regions are by ISO 3166-2, and what they are called in their own language, short as on weather maps.

const korea = `seoul 11 서울, busan 26 부산, daegu 27 대구, incheon 28 인천, gwangju 29 광주, daejeon 30 대전, ulsan 31 울산,
  gyeonggi 41 경기, gangwon 42 강원, north-chungcheong 43 충북, south-chungcheong 44 충남, north-jeolla 45 전북,
  south-jeolla 46 전남, north-gyeongsang 47 경북, south-gyeongsang 48 경남, jeju 49 제주, sejong 50 세종`;

const japan = `hokkaido 01 北海道, aomori 02 青森, iwate 03 岩手, miyagi 04 宮城, akita 05 秋田, yamagata 06 山形,
  fukushima 07 福島, ibaraki 08 茨城, tochigi 09 栃木, gunma 10 群馬, saitama 11 埼玉, chiba 12 千葉, tokyo 13 東京,
  kanagawa 14 神奈川, niigata 15 新潟, toyama 16 富山, ishikawa 17 石川, fukui 18 福井, yamanashi 19 山梨, nagano 20 長野,
  gifu 21 岐阜, shizuoka 22 静岡, aichi 23 愛知, mie 24 三重, shiga 25 滋賀, kyoto 26 京都, osaka 27 大阪, hyogo 28 兵庫,
  nara 29 奈良, wakayama 30 和歌山, tottori 31 鳥取, shimane 32 島根, okayama 33 岡山, hiroshima 34 広島, yamaguchi 35 山口,
  tokushima 36 徳島, kagawa 37 香川, ehime 38 愛媛, kochi 39 高知, fukuoka 40 福岡, saga 41 佐賀, nagasaki 42 長崎,
  kumamoto 43 熊本, oita 44 大分, miyazaki 45 宮崎, kagoshima 46 鹿児島, okinawa 47 沖縄`;

/** @param {'ko' | 'ja'} language @returns {Record<string, [code: string, local: string]>} by the package's id */
export function codesOf(language) {
  const [country, table] = language === 'ko' ? ['KR', korea] : ['JP', japan];
  return Object.fromEntries(table.split(',').map((entry) => {
    const [id, number, local] = entry.trim().split(' ');
    return [id, [`${country}-${number}`, local]];
  }));
}
